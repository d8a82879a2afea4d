import * as vscode from "vscode";
import type { App } from "../app.ts";
import { madeBy } from "./made.ts";
import { buildOf } from "./pick.ts";

/** Save Bundle As…: a copy of what a build made, where the user wants it; with a place given, there. */
export async function run(app: App, argument?: unknown, place?: unknown): Promise<vscode.Uri | undefined> {
  const record = await buildOf(app, argument, ({ status }) => status === "succeeded");
  if (!record) return undefined;
  const { bytes, name } = await madeBy(record);
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const options = folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, name) } : {};
  const target = place instanceof vscode.Uri ? place : await vscode.window.showSaveDialog(options);
  if (target) await vscode.workspace.fs.writeFile(target, bytes);
  return target;
}
