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
 * The agent a command is about: its argument (a URI, its text, or what the explorer hands over), else the active
 * editor. Undefined if neither is one.
 */
export function agentUri(argument: unknown): vscode.Uri | undefined {
  const given = uriOf(argument);
  if (given) return given;
  const active = vscode.window.activeTextEditor?.document;
  return active && isAgent(active) ? active.uri : undefined;
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
