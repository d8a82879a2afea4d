import * as vscode from "vscode";

const scheme = "agentwright";

/** Texts that we made and nobody edits: explanations, generated files, results. */
export interface ReadonlyTexts {
  /** Puts a text under a path, such as `/explain/support.agent.yaml.md`; an open editor of it is refreshed. */
  put(path: string, text: string): vscode.Uri;
  dispose(): void;
}

/** Registers the provider of those documents. A text is dropped when its last editor closes. */
export function openReadonlyTexts(): ReadonlyTexts {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const registrations = vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: uri =>
        texts.get(uri.path) ?? vscode.l10n.t("This text is gone. Run the command again to see it."),
    }),
    vscode.workspace.onDidCloseTextDocument(document => {
      if (document.uri.scheme === scheme) texts.delete(document.uri.path);
    }),
  );
  return {
    put: (path, text) => {
      const uri = vscode.Uri.from({ scheme, path });
      texts.set(uri.path, text);
      changed.fire(uri);
      return uri;
    },
    dispose: () => registrations.dispose(),
  };
}
