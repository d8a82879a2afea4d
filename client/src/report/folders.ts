import os from "node:os";
import * as vscode from "vscode";
import type { App } from "../app.ts";
import { diskPath } from "../files/agent-file.ts";

/** Folders that no report shows, with the word that stands for each. */
export function reportFolders({ context }: App): readonly (readonly [string, string])[] {
  return [
    [os.homedir().replaceAll("\\", "/"), "~"],
    ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => [diskPath(uri), "<workspace>"] as const),
    [diskPath(context.extensionUri), "<extension>"],
  ];
}
