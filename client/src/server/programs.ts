import { namesPgflow } from "@agentwright/language/flow/names-pgflow";
import { flowLanguageIds } from "@agentwright/protocol";
import * as vscode from "vscode";

const languages: readonly string[] = flowLanguageIds;

/** Programs that speak of pgflow, among all that are open. The rest never leaves the editor. */
export interface Programs extends vscode.Disposable {
  /** Is it a program at all? */
  isProgram(document: vscode.TextDocument): boolean;
  /** Does it speak of pgflow, or did it since it was opened? */
  has(document: vscode.TextDocument): boolean;
  /** The first of them is there. */
  readonly onFirst: vscode.Event<void>;
  readonly any: boolean;
}

/** Looks at each program once when it opens, and then only at lines in which somebody types. */
export function watchPrograms(): Programs {
  const first = new vscode.EventEmitter<void>();
  const found = new Set<string>();
  let any = false;
  const isProgram = ({ languageId }: vscode.TextDocument) => languages.includes(languageId);
  const look = (document: vscode.TextDocument): void => {
    if (!speaksOfFlows(document.getText())) return;
    found.add(document.uri.toString());
    if (any) return;
    any = true;
    first.fire();
  };
  for (const document of vscode.workspace.textDocuments) if (isProgram(document)) look(document);
  const listening = vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(document => {
      if (isProgram(document)) look(document);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (!isProgram(document) || found.has(document.uri.toString())) return;
      const touched = contentChanges.some(({ text, range }) => {
        return speaksOfFlows(text) || speaksOfFlows(document.lineAt(lineIn(document, range.start.line)).text);
      });
      if (touched) look(document);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => void found.delete(uri.toString())),
  );
  return {
    isProgram,
    has: ({ uri }) => found.has(uri.toString()),
    onFirst: first.event,
    get any() {
      return any;
    },
    dispose: () => {
      listening.dispose();
      first.dispose();
    },
  };
}

/** An import map may call pgflow anything; then the flow itself gives it away. The server looks closer. */
export function speaksOfFlows(text: string): boolean {
  return namesPgflow(text) || /\bnew\s+Flow\s*[<(]/.test(text);
}

function lineIn({ lineCount }: vscode.TextDocument, line: number): number {
  return Math.min(line, lineCount - 1);
}
