import * as vscode from "vscode";
import type { App } from "../app.ts";

/** Remove API Key: of the given name, else of one that the user picks. True if a key was removed. */
export async function run(app: App, argument?: unknown): Promise<boolean> {
  const name = typeof argument === "string" ? argument : await pick(app);
  if (name === undefined || !(await app.secrets.remove(name))) return false;
  app.log.info(`Removed the key ${name}.`);
  vscode.window.setStatusBarMessage(vscode.l10n.t("Removed the key {0}.", name), 5000);
  return true;
}

async function pick(app: App): Promise<string | undefined> {
  const names = await app.secrets.names();
  if (names.length > 0) {
    return vscode.window.showQuickPick(names, { title: vscode.l10n.t("Remove API Key"), canPickMany: false });
  }
  void vscode.window.showInformationMessage(vscode.l10n.t("No key is stored."));
  return undefined;
}
