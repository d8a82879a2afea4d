import type { SectionReport } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { App } from "../app.ts";
import { roundMs } from "../build/lines.ts";
import { type ClosedFindings, openClosedFindings } from "../validate/closed-findings.ts";

/** What was found in all agents together. */
export interface Totals {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly others: number;
  readonly cancelled: boolean;
}

let closed: ClosedFindings | undefined;

/** Validate All Agents: every section of every agent of the workspace, then the sum, and Problems if there are any. */
export async function run(app: App): Promise<Totals | undefined> {
  const { workspaceAgents } = await import("../files/workspace-agents.ts");
  const { files, partial } = await workspaceAgents();
  if (files.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t("No agent file is in this workspace yet."));
    return undefined;
  }
  if (partial) app.log.warn("The workspace is very large: only part of it was searched for agents.");
  const totals = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t("Validating agents"),
      cancellable: true,
    },
    (progress, token) => validate(app, files, progress, token),
  );
  void saySum(totals);
  return totals;
}

async function validate(
  app: App,
  files: readonly vscode.Uri[],
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  token: vscode.CancellationToken,
): Promise<Totals> {
  const reports: SectionReport[] = [];
  const findings = new Map<vscode.Uri, readonly vscode.Diagnostic[]>();
  let done = 0;
  for (const file of files) {
    if (token.isCancellationRequested) break;
    const name = vscode.workspace.asRelativePath(file);
    for (const report of await app.server.sections(file, token)) {
      reports.push(report);
      progress.report({ message: messageOf(name, report) });
      app.log.info(`Validate ${name} ${lineOf(report)}`);
    }
    if (!isOpen(file)) findings.set(file, await app.server.findings(file, token));
    done++;
    progress.report({ increment: 100 / files.length });
  }
  showClosed(app, findings);
  return {
    files: done,
    errors: sum(reports.map(({ errors }) => errors)),
    warnings: sum(reports.map(({ warnings }) => warnings)),
    others: sum(reports.map(({ others }) => others)),
    cancelled: done < files.length,
  };
}

function messageOf(name: string, { section, errors, warnings }: SectionReport): string {
  if (errors + warnings === 0) return vscode.l10n.t("{0}: {1} is fine", name, section);
  return vscode.l10n.t("{0}: {1} has {2} errors, {3} warnings", name, section, errors, warnings);
}

function lineOf({ section, present, errors, warnings, others, ms }: SectionReport): string {
  const counts = `${errors} errors, ${warnings} warnings, ${others} others`;
  return `${section}${present ? "" : " (absent)"}: ${counts} (${roundMs(ms)} ms)`;
}

function isOpen(file: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === file.toString());
}

function showClosed(app: App, findings: ReadonlyMap<vscode.Uri, readonly vscode.Diagnostic[]>): void {
  if (!closed) {
    closed = openClosedFindings();
    app.context.subscriptions.push(closed);
  }
  closed.show(findings);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

async function saySum({ files, errors, warnings, others, cancelled }: Totals): Promise<void> {
  const head = cancelled
    ? vscode.l10n.t("Stopped after {0} agents.", files)
    : vscode.l10n.t("Checked {0} agents.", files);
  if (errors + warnings + others === 0) {
    void vscode.window.showInformationMessage(`${head} ${vscode.l10n.t("Nothing to complain about.")}`);
    return;
  }
  await vscode.commands.executeCommand("workbench.actions.view.problems");
  const counts = vscode.l10n.t("{0} errors, {1} warnings, {2} others: see Problems.", errors, warnings, others);
  const show = errors > 0 ? vscode.window.showErrorMessage : vscode.window.showWarningMessage;
  void show(`${head} ${counts}`);
}
