import assert from "node:assert/strict";
import * as vscode from "vscode";
import { until } from "./until.ts";
import { positionAfter } from "./workspace.ts";

/** Titles of the lenses of a file that are not the editor's own. */
export async function lensTitles(uri: vscode.Uri): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[] | undefined>(
    "vscode.executeCodeLensProvider",
    uri,
    20,
  );
  return (found ?? []).flatMap(({ command }) => (command?.command.startsWith("agentwright.") ? [command.title] : []));
}

/** Waits for a lens with exactly this title. */
export async function lens(uri: vscode.Uri, title: string): Promise<void> {
  let last: readonly string[] = [];
  await until(
    () => `the lens "${title}"; there are ${JSON.stringify(last)}`,
    async () => {
      last = await lensTitles(uri);
      return last.includes(title);
    },
  );
}

/** What renaming at the end of `marker` would change, once it reaches `files` files. */
export function renaming(
  document: vscode.TextDocument,
  marker: string,
  newName: string,
  files: number,
): Promise<vscode.WorkspaceEdit> {
  let last: readonly string[] = [];
  return until(
    () => `a rename in ${files} files; it would change ${JSON.stringify(last)}`,
    async () => {
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit | undefined>(
        "vscode.executeDocumentRenameProvider",
        document.uri,
        positionAfter(document, marker),
        newName,
      );
      last = edit?.entries().map(([uri]) => vscode.workspace.asRelativePath(uri)) ?? [];
      return edit && last.length === files && edit;
    },
  );
}

/** Runs `work`, and takes the first entry of every list that it asks with. */
export async function takingFirst<T>(work: Thenable<T>): Promise<T> {
  let done = false;
  const settle = () => {
    done = true;
  };
  work.then(settle, settle);
  await until("the command to end", async () => {
    if (!done) await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    return done;
  });
  return work;
}

/** Runs `work` while the questions that a test can't click on are answered in the place of a person. */
export async function answering<T>(
  question: "showInputBox" | "showWarningMessage",
  answer: string | undefined,
  work: () => Thenable<T>,
): Promise<T> {
  const kept = vscode.window[question];
  const window = vscode.window as unknown as Record<string, unknown>;
  window[question] = () => Promise.resolve(answer);
  try {
    return await work();
  } finally {
    window[question] = kept;
  }
}

/** Replaces one text that the document has exactly once, as typing would. */
export async function change(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const at = document.getText().split(from);
  assert.equal(at.length, 2, `${from} stands ${at.length - 1} times in ${document.uri.path}`);
  const start = document.positionAt((at[0] ?? "").length);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(start, document.positionAt((at[0] ?? "").length + from.length)), to);
  assert(await vscode.workspace.applyEdit(edit), "the edit was refused");
}
