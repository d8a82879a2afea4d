import * as vscode from "vscode";
import type { App } from "../app.ts";
import { buildOf } from "./pick.ts";

/** Open Run on GitHub: the page of a build's run. */
export async function run(app: App, argument?: unknown): Promise<void> {
  const url = (await buildOf(app, argument, ({ remote }) => remote?.url !== undefined))?.remote?.url;
  if (url !== undefined) await vscode.env.openExternal(vscode.Uri.parse(url, true));
}
