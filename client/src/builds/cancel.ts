import * as vscode from "vscode";
import type { App } from "../app.ts";
import { buildOf } from "./pick.ts";
import { isActive } from "./rows.ts";

/** Cancel: ends a build that this window began, its run on GitHub too. */
export async function run(app: App, argument?: unknown): Promise<boolean> {
  const record = await buildOf(app, argument, isActive);
  if (!record) return false;
  if (app.builds.cancel(record.id)) return true;
  void vscode.window.showInformationMessage(
    vscode.l10n.t("Another window or command began this build; it can be cancelled there."),
  );
  return false;
}
