import { existsSync } from "node:fs";
import { upward } from "@agentwright/workspace/root";
import * as vscode from "vscode";
import { diskPath } from "../files/agent-file.ts";

/** The top folder of the repository that is meant: that of the file in front, of the one workspace folder, or the user's choice. */
export async function repositoryFolder(): Promise<string | undefined> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file");
  const active = vscode.window.activeTextEditor?.document.uri;
  const own = active?.scheme === "file" ? vscode.workspace.getWorkspaceFolder(active) : undefined;
  const folder = own ?? (folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0]);
  if (!folder) return undefined;
  for (const each of upward(diskPath(folder.uri))) if (existsSync(`${each}/.git`)) return each === "" ? "/" : each;
  void vscode.window.showErrorMessage(
    vscode.l10n.t("{0} is in no git repository. Initialize one first, and publish it to GitHub.", folder.name),
  );
  return undefined;
}
