import * as vscode from "vscode";
import type { App } from "../app.ts";

/** Restart Language Server; the engine is restarted with it, if it runs. */
export async function run(app: App): Promise<void> {
  await Promise.all([app.server.restart(), app.engine.restart()]);
  vscode.window.setStatusBarMessage(vscode.l10n.t("Agentwright was restarted."), 5000);
}
