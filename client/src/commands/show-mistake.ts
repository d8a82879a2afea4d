import { agentLanguageIds } from "@agentwright/protocol";
import * as vscode from "vscode";

const text = `# Three mistakes are in here. Put the cursor on one and press Ctrl+. (Cmd+. on a Mac).
identity:
  name: Support Triage
  type: asistant

personality:
  traits: [helpful, helpful]
  communicationStyle: friendly

capabilities:
  canBrowseWeb: true
  canExecuteCode: false
  canAccessFiles: false
  networkAccess: false
`;

/** Open an Agent with a Mistake: an unsaved file that shows what the checks do. */
export async function run(): Promise<vscode.Uri> {
  const document = await vscode.workspace.openTextDocument({ language: agentLanguageIds.yaml, content: text });
  await vscode.window.showTextDocument(document);
  return document.uri;
}
