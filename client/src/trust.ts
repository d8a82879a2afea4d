import * as vscode from "vscode";

/**
 * True in a trusted workspace. Elsewhere says in one sentence why nothing happens, with a way to change it, and
 * answers false.
 */
export function requireTrust(): boolean {
  if (vscode.workspace.isTrusted) return true;
  void explain();
  return false;
}

/** Why code of this workspace is not run. */
export function untrustedReason(): string {
  return vscode.l10n.t(
    "Agentwright only compiles and runs agents of a trusted workspace, because that runs their code.",
  );
}

async function explain(): Promise<void> {
  const manage = vscode.l10n.t("Manage Workspace Trust");
  if ((await vscode.window.showWarningMessage(untrustedReason(), manage)) === manage) {
    await vscode.commands.executeCommand("workbench.trust.manage");
  }
}
