import assert from "node:assert/strict";
import * as vscode from "vscode";
import { until } from "./until.ts";

/** The workspace's own folder. */
export function folder(): vscode.Uri {
  const first = vscode.workspace.workspaceFolders?.[0];
  assert(first, "the suite needs a workspace");
  return first.uri;
}

/** A file of the workspace. */
export function file(path: string): vscode.Uri {
  return vscode.Uri.joinPath(folder(), path);
}

/** Opens a file of the workspace in an editor. */
export async function open(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(file(path));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Opens a new file with the given text; its name should be one that no other test uses. */
export async function create(path: string, text: string): Promise<vscode.TextDocument> {
  await vscode.workspace.fs.writeFile(file(path), new TextEncoder().encode(text));
  return open(path);
}

/** Replaces the whole text, as typing would. */
export async function retype(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert(await vscode.workspace.applyEdit(edit), "the edit was refused");
}

/** Our findings in a file. */
export function findings(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "agentwright");
}

/** Waits for exactly `count` findings of a file. */
export function findingsOf(uri: vscode.Uri, count: number): Promise<readonly vscode.Diagnostic[]> {
  return until(`${count} findings in ${uri.path}, there are ${findings(uri).length}`, () => {
    const found = findings(uri);
    return found.length === count && found;
  });
}

/** Code of a finding without its link. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** The position right after the first `marker` in a document. */
export function positionAfter(document: vscode.TextDocument, marker: string): vscode.Position {
  const offset = document.getText().indexOf(marker);
  assert(offset >= 0, `${marker} is not in ${document.uri.path}`);
  return document.positionAt(offset + marker.length);
}

/** Runs one of our commands. */
export function command<T>(name: string, ...args: unknown[]): Thenable<T> {
  return vscode.commands.executeCommand<T>(`agentwright.${name}`, ...args);
}

/** The last process id that the log names for `Engine` or `Language server`. */
export async function processId(of: "Engine" | "Language server"): Promise<number | undefined> {
  const report = await command<string>("copyBugReport");
  const found = [...report.matchAll(new RegExp(`${of}.*\\(process (\\d+)\\)`, "g"))].at(-1)?.[1];
  return found === undefined ? undefined : Number(found);
}
