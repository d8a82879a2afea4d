import type { FlowProblem } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { App } from "../app.ts";

/** Says why something about a flow could not be done, with what helps: the findings, the connection, the log. */
export async function sayProblem(app: App, { code, problem, findings, changes }: FlowProblem): Promise<void> {
  if (code === "cancelled") return;
  const lines = [...(changes ?? []), ...(findings ?? []).map(one => `${one.file}: ${one.message} (${one.code})`)];
  app.log.warn([problem, ...lines.map(line => `  ${line}`)].join("\n"));
  const problems = vscode.l10n.t("Show Problems");
  const connection = vscode.l10n.t("Set Database Connection");
  const showLog = vscode.l10n.t("Show Log");
  const first = code === "findings" ? problems : code === "unreachable" || code === "denied" ? connection : undefined;
  const choice = await vscode.window.showErrorMessage(problem, ...(first === undefined ? [] : [first]), showLog);
  if (choice === problems) await vscode.commands.executeCommand("workbench.actions.view.problems");
  else if (choice === connection) await vscode.commands.executeCommand("agentwright.setDatabase");
  else if (choice === showLog) app.log.show();
}
