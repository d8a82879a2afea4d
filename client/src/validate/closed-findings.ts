import * as vscode from "vscode";
import { agentGlob } from "../files/agent-file.ts";

/**
 * Findings of agent files that no editor shows, so that the Problems view has them after Validate All. A file's are
 * dropped as soon as it is opened, changed or deleted: from then on the language server, or nobody, knows better.
 */
export interface ClosedFindings {
  /** Replaces everything that was shown. */
  show(findings: ReadonlyMap<vscode.Uri, readonly vscode.Diagnostic[]>): void;
  dispose(): void;
}

/** Makes the collection behind it. */
export function openClosedFindings(): ClosedFindings {
  const collection = vscode.languages.createDiagnosticCollection("agentwright-workspace");
  let watcher: vscode.FileSystemWatcher | undefined;
  const forget = (uri: vscode.Uri): void => collection.delete(uri);
  const opened = vscode.workspace.onDidOpenTextDocument(({ uri }) => forget(uri));
  // The language server tells them too, unless the user wants it to speak of open files only: nothing stands twice.
  const told = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    for (const uri of uris) {
      const own = collection.get(uri)?.length ?? 0;
      const all = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "agentwright").length;
      if (own > 0 && all > own) forget(uri);
    }
  });
  return {
    show: findings => {
      collection.clear();
      for (const [uri, diagnostics] of findings) collection.set(uri, [...diagnostics]);
      if (watcher) return;
      watcher = vscode.workspace.createFileSystemWatcher(agentGlob, true);
      watcher.onDidChange(forget);
      watcher.onDidDelete(forget);
    },
    dispose: () => {
      watcher?.dispose();
      vscode.Disposable.from(collection, opened, told).dispose();
    },
  };
}
