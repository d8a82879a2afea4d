import * as vscode from "vscode";
import type { Log } from "../log/log.ts";
import type { ServerDoor } from "./door.ts";

/** Says it once when the server stays down, with the two things one can do. */
export function sayWhenStopped(server: ServerDoor, log: Log): vscode.Disposable {
  return server.onDidChangeState(state => {
    if (state.state === "stopped") void say(state.message, server, log);
  });
}

async function say(reason: string, server: ServerDoor, log: Log): Promise<void> {
  const restart = vscode.l10n.t("Restart");
  const showLog = vscode.l10n.t("Show Log");
  const message = vscode.l10n.t("{0} Files are no longer checked until it is restarted.", reason);
  const choice = await vscode.window.showErrorMessage(message, restart, showLog);
  if (choice === restart) await server.restart();
  if (choice === showLog) log.show();
}
