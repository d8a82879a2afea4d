import * as vscode from "vscode";

/** Says that a command has nothing to work on. */
export function sayNoAgent(): undefined {
  void vscode.window.showInformationMessage(
    vscode.l10n.t("Open an agent file first, such as support.agent.yaml, or create one with Agentwright: New Agent."),
  );
  return undefined;
}

/** Says that a command needs a file on disk; true if it has one. */
export function requireDisk(uri: vscode.Uri): boolean {
  if (uri.scheme === "file") return true;
  void vscode.window.showInformationMessage(
    vscode.l10n.t("Save the agent to a folder on disk first: compiling needs a place to find its tool files from."),
  );
  return false;
}
