import { agentLanguageIds } from "@agentwright/protocol";
import * as vscode from "vscode";

/** Finds every agent file of a workspace. */
export const agentGlob = "**/*.agent.{yaml,yml,json,jsonc}";

const agentName = /\.agent\.(ya?ml|jsonc?)$/;
const languages: readonly string[] = Object.values(agentLanguageIds);

/** Is this an agent config, by its name or by the language the user chose for it? */
export function isAgent(document: vscode.TextDocument): boolean {
  return languages.includes(document.languageId) || agentName.test(document.uri.path);
}

/**
 * The agent a command is about: its argument (a URI or its text), else the one in front. While the output panel or a
 * preview has the focus, that is the active tab's, or the only one to be seen. Undefined if there is none.
 */
export function agentUri(argument: unknown): vscode.Uri | undefined {
  const given = uriOf(argument);
  if (given) return given;
  const { activeTextEditor, visibleTextEditors, tabGroups } = vscode.window;
  if (activeTextEditor && isAgent(activeTextEditor.document)) return activeTextEditor.document.uri;
  const tab = tabGroups.activeTabGroup.activeTab?.input;
  if (tab instanceof vscode.TabInputText && agentName.test(tab.uri.path)) return tab.uri;
  const [visible, ...others] = visibleTextEditors.map(editor => editor.document).filter(isAgent);
  return others.length === 0 ? visible?.uri : undefined;
}

/** A URI from what commands are called with. */
export function uriOf(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  if (typeof argument === "string" && argument !== "") return vscode.Uri.parse(argument, true);
  return undefined;
}

/** The absolute path of a file on disk, with `/`. */
export function diskPath(uri: vscode.Uri): string {
  return uri.fsPath.replaceAll("\\", "/");
}

/** The last part of a URI's path. */
export function baseName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}
