import { readFile } from "node:fs/promises";
import { gitSource, type Upload } from "@agentwright/compiler/backends/github/git/source";
import { runRemote } from "@agentwright/compiler/backends/github/run/run";
import type { RemoteDoor } from "@agentwright/compiler/engine/types";
import * as vscode from "vscode";
import type { App } from "../app.ts";
import { diskPath } from "../files/agent-file.ts";
import { githubToken } from "./token.ts";

/** Has a job compiled by GitHub Actions, with the editor's own network and session. Loaded with the first such job. */
export function githubDoor({
  context,
  log,
  secrets,
  unsaved,
}: Pick<App, "context" | "log" | "secrets" | "unsaved">): RemoteDoor {
  const api = process.env.GITHUB_API_URL;
  const shared = {
    // Nobody is asked in the middle of a build: a token that is missing or refused fails it, with a way to sign in.
    token: async (of: string, again: boolean) => (again ? undefined : githubToken({ secrets }, of, false)),
    fetch: (...args: Parameters<typeof fetch>) => fetch(...args),
    mask: (text: string) => log.redact(text),
  };
  // What the build read: an unsaved text in the place of the file.
  const read = async (path: string): Promise<Uint8Array | undefined> => {
    const text = unsaved.of(path);
    return text === undefined ? readFile(path).catch(() => undefined) : new TextEncoder().encode(text);
  };
  return (job, say, signal) =>
    runRemote(
      job,
      {
        ...shared,
        source: gitSource({ ...shared, read, confirm: mayBeSent, ...(api && { api }) }),
        folder: diskPath(vscode.Uri.joinPath(context.globalStorageUri, "github")),
      },
      said => say({ build: job.build, ...said }),
      signal,
    );
}

/** Files that are on no commit leave this machine only after somebody has seen their names. */
async function mayBeSent({ place, files }: Upload): Promise<boolean> {
  const send = vscode.l10n.t("Send");
  const message = vscode.l10n.t(
    "Send {0} uncommitted files to {1}/{2}? GitHub compiles from there; they are deleted when the run ends.",
    files.length,
    place.owner,
    place.repo,
  );
  const shown = files.slice(0, 30).map(({ path, bytes }) => `${path} (${bytes} B)`);
  const rest = files.length > shown.length ? [vscode.l10n.t("and {0} more", files.length - shown.length)] : [];
  const detail = [...shown, ...rest].join("\n");
  return (await vscode.window.showWarningMessage(message, { modal: true, detail }, send)) === send;
}
