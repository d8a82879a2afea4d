import { createHash } from "node:crypto";
import { helpPage } from "@agentwright/compiler/backends/github/page";
import { type CliBeside, checkWorkflow } from "@agentwright/compiler/backends/github/workflow/check";
import { cliPath } from "@agentwright/compiler/backends/github/workflow/places";
import * as vscode from "vscode";

/** What is to be said of our workflow as it stands in the editor. */
export async function checkFile(document: vscode.TextDocument): Promise<readonly vscode.Diagnostic[]> {
  const root = vscode.Uri.joinPath(document.uri, "../../..");
  const problems = checkWorkflow(document.getText(), await digestOf(vscode.Uri.joinPath(root, cliPath)));
  return problems.map(({ code, severity, message, range: { start, end } }) => {
    const range = new vscode.Range(start.line, start.character, end.line, end.character);
    const level = severity === "error" ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
    const diagnostic = new vscode.Diagnostic(range, message, level);
    diagnostic.source = "agentwright workflow";
    diagnostic.code = { value: code, target: vscode.Uri.parse(helpPage(code)) };
    return diagnostic;
  });
}

async function digestOf(uri: vscode.Uri): Promise<CliBeside> {
  try {
    return createHash("sha256")
      .update(await vscode.workspace.fs.readFile(uri))
      .digest("hex");
  } catch (error) {
    return error instanceof vscode.FileSystemError && error.code === "FileNotFound" ? "missing" : "unknown";
  }
}
