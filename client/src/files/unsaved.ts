import * as vscode from "vscode";
import { diskPath } from "./agent-file.ts";
import { SavedVersions } from "./saved-versions.ts";

/** What stands in the editors and not on disk. */
export interface UnsavedTexts extends vscode.Disposable {
  /** The text of each such file, by absolute path. */
  all(): Readonly<Record<string, string>>;
  /** The text of one of them. */
  of(path: string): string | undefined;
}

/** One for the window: it watches what is saved. */
export function watchUnsaved(): UnsavedTexts {
  const saved = new SavedVersions<vscode.TextDocument>();
  const documents = () =>
    vscode.workspace.textDocuments.filter(document => document.uri.scheme === "file" && saved.lacks(document));
  const watches = vscode.Disposable.from(
    vscode.workspace.onWillSaveTextDocument(({ document }) => saved.begin(document)),
    vscode.workspace.onDidSaveTextDocument(document => saved.end(document)),
  );
  return {
    all: () => Object.fromEntries(documents().map(document => [diskPath(document.uri), document.getText()])),
    of: path =>
      documents()
        .find(({ uri }) => diskPath(uri) === path)
        ?.getText(),
    dispose: () => watches.dispose(),
  };
}
