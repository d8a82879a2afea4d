import type { BuildRecord } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { App } from "../app.ts";
import { compileAndSay } from "../build/compile.ts";
import { forgetRemote, remoteBuilds } from "./remote-builds.ts";
import { isActive } from "./rows.ts";

/** Milliseconds that the engine of the window that was closed gets to end, looked at once in a while. */
const patience = { all: 15_000, pause: 500 } as const;

/**
 * Takes up the builds that go on elsewhere while this window was reloaded: each is awaited, its result stored, as if
 * nothing had happened. Loaded only if there are any.
 */
export async function attach(app: App): Promise<void> {
  for (const id of remoteBuilds(app.context.workspaceState)) {
    const record = await ended(app, id);
    const remote = record?.remote;
    if (record?.status !== "interrupted" || !remote) {
      await forgetRemote(app.context.workspaceState, id);
      continue;
    }
    app.log.info(`The build of ${record.path} goes on at GitHub; it is awaited again.`);
    const { target } = record;
    void compileAndSay(app, vscode.Uri.file(record.path), {
      id,
      backend: "github",
      resume: remote,
      ...(target && { target }),
    });
  }
}

/** The record once its process is gone; a process may outlive its window for a moment. */
async function ended({ engine }: App, id: string): Promise<BuildRecord | undefined> {
  for (const until = Date.now() + patience.all; ; ) {
    const record = (await engine.history()).find(one => one.id === id);
    if (!record || !isActive(record) || Date.now() > until) return record;
    await new Promise(resolve => setTimeout(resolve, patience.pause));
  }
}
