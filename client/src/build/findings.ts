import type { FileFinding, Severity } from "@agentwright/protocol";
import * as vscode from "vscode";
import { isAgent } from "../files/agent-file.ts";

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/**
 * Findings that only a compile makes, such as a syntax error in a tool's source file. Those that the language server
 * shows already are left out. They go with the next compile of that config, or when their file is edited.
 */
export interface BuildFindings {
  show(config: vscode.Uri, findings: readonly FileFinding[]): void;
  dispose(): void;
}

/** Makes the collection behind it. */
export function openBuildFindings(): BuildFindings {
  const collection = vscode.languages.createDiagnosticCollection("agentwright-compile");
  const filesOf = new Map<string, readonly vscode.Uri[]>();
  const edits = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0) collection.delete(document.uri);
  });
  return {
    show: (config, findings) => {
      for (const uri of filesOf.get(config.toString()) ?? []) collection.delete(uri);
      const byFile = new Map<string, vscode.Diagnostic[]>();
      for (const finding of findings) {
        const uri = vscode.Uri.file(finding.file);
        if (!isShown(uri, finding))
          byFile.set(uri.toString(), [...(byFile.get(uri.toString()) ?? []), toDiagnostic(finding)]);
      }
      for (const [uri, diagnostics] of byFile) collection.set(vscode.Uri.parse(uri), diagnostics);
      filesOf.set(
        config.toString(),
        [...byFile.keys()].map(uri => vscode.Uri.parse(uri)),
      );
    },
    dispose: () => vscode.Disposable.from(collection, edits).dispose(),
  };
}

/** Does the language server say the same at the same line of an open agent file? */
function isShown(uri: vscode.Uri, finding: FileFinding): boolean {
  const open = vscode.workspace.textDocuments.some(other => other.uri.toString() === uri.toString() && isAgent(other));
  return (
    open &&
    vscode.languages.getDiagnostics(uri).some(({ code, range }) => {
      const id = typeof code === "object" ? code.value : code;
      return id === finding.code && range.start.line === finding.range.start.line;
    })
  );
}

function toDiagnostic({ range: { start, end }, message, severity, code }: FileFinding): vscode.Diagnostic {
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  const diagnostic = new vscode.Diagnostic(range, message, severities[severity]);
  diagnostic.source = "agentwright";
  diagnostic.code = code;
  return diagnostic;
}
