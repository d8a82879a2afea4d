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
  const shown = () => findings(uri).map(one => `${codeOf(one)} at line ${one.range.start.line + 1}: ${one.message}`);
  const what = () => `${count} findings in ${uri.path}, there are ${JSON.stringify(shown(), null, 2)}`;
  return until(what, () => {
    const found = findings(uri);
    return found.length === count && found;
  });
}

/**
 * Saves a document. On a busy machine the editor answers an early save with no, since the edit before it has not arrived
 * everywhere yet: it is asked until the document is clean.
 */
export function save(document: vscode.TextDocument): Promise<boolean> {
  return until(`${document.uri.path} to be saved`, async () => (await document.save()) || !document.isDirty);
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

/** The process id that a bug report names; undefined while there is no process. */
export async function processId(of: "engine" | "server"): Promise<number | undefined> {
  const report = await command<string>("copyBugReport");
  const found = new RegExp(`- ${of}: .*process (\\d+)`).exec(report)?.[1];
  return found === undefined ? undefined : Number(found);
}
