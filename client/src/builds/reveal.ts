import * as vscode from "vscode";
import type { App } from "../app.ts";
import { buildOf } from "./pick.ts";
import { mainArtifact } from "./rows.ts";

/** Reveal Bundle: in the Explorer if it lies in the workspace, else in the system's file manager. */
export async function run(app: App, argument?: unknown): Promise<vscode.Uri | undefined> {
  const record = await buildOf(app, argument, ({ status }) => status === "succeeded");
  const made = record && mainArtifact(record);
  if (!made) return undefined;
  const file = vscode.Uri.file(made.path);
  try {
    await vscode.workspace.fs.stat(file);
  } catch {
    throw new Error(vscode.l10n.t("{0} is not there any more. Compile again.", made.path));
  }
  await revealFile(file);
  return file;
}

/** Shows a file where people look for files. */
export async function revealFile(file: vscode.Uri): Promise<void> {
  const inside = vscode.workspace.getWorkspaceFolder(file) !== undefined;
  await vscode.commands.executeCommand(inside ? "revealInExplorer" : "revealFileInOS", file);
}
