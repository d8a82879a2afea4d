import * as vscode from "vscode";
import type { App } from "./app.ts";
import { remoteBuilds } from "./builds/remote-builds.ts";
import { registerBuildsView } from "./builds/view.ts";
import { watchFlowInFront } from "./files/flow-file.ts";
import { registerDriftView } from "./flow/drift/drift-view.ts";
import { watchWorkflow } from "./github/workflow/watch.ts";
import { showStatus } from "./server/status.ts";
import { sayWhenStopped } from "./server/stopped.ts";
import { refreshTypesOnSave } from "./tool/types.ts";

/** Registers what shows something by itself, and takes up builds that went on elsewhere while the window was reloaded. */
export function registerLater(app: App): vscode.Disposable {
  const { server, engine, log, flows, builds, secrets } = app;
  if (remoteBuilds(app.context.workspaceState).length > 0) void takeUp(app);
  return vscode.Disposable.from(
    showStatus(server, engine),
    sayWhenStopped(server, log),
    refreshTypesOnSave(server, log),
    registerDriftView(flows, secrets.onDidChange),
    registerBuildsView(builds, async () => (await import("./github/sign-in.ts")).lookForSession(app)),
    watchFlowInFront(),
    watchWorkflow(log),
  );
}

async function takeUp(app: App): Promise<void> {
  if (vscode.workspace.isTrusted) await (await import("./builds/attach.ts")).attach(app);
}
