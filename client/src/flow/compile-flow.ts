import type { FlowPlan } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { App } from "../app.ts";
import { flowUri } from "../files/flow-file.ts";
import { requireTrust } from "../trust.ts";
import { choosePlan } from "./choose-plan.ts";
import { confirmPlan } from "./confirm-plan.ts";
import { sayProblem } from "./say-problem.ts";
import { planAgainstMigrations, requireFlowOnDisk } from "./source.ts";

/**
 * Compile Flow to Migration: shows the SQL in the diff editor with a plain list of changes and their risk, and writes
 * the file only then. Answers its path.
 */
export async function run(app: App, argument?: unknown, flow?: unknown): Promise<string | undefined> {
  const uri = flowUri(argument);
  if (!uri || !requireFlowOnDisk(uri) || !requireTrust()) return undefined;
  const engine = await app.engine.flows();
  const answer = await choosePlan(
    engine,
    planAgainstMigrations(app.unsaved, uri, typeof flow === "string" ? flow : undefined),
  );
  if (answer === undefined) return undefined;
  if (!answer.ok) return void sayProblem(app, answer);
  const { plan } = answer;
  if (plan.verb === "none") {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("{0} needs no migration. Compared with {1}.", plan.slug, plan.comparedWith),
    );
    return undefined;
  }
  await showDiff(app, plan);
  const path = vscode.workspace.asRelativePath(plan.file);
  if (!(await confirmPlan(plan, { label: vscode.l10n.t("Write Migration"), detail: path }))) return undefined;
  const written = await engine.write({ plan });
  if (!written.ok) return void sayProblem(app, written);
  for (const message of written.messages) app.log.info(message);
  await vscode.window.showTextDocument(vscode.Uri.file(written.path), { preview: false });
  void vscode.window.showInformationMessage(written.messages.join(" "));
  return written.path;
}

/** The editor's own diff: no file on the left, the migration on the right. */
async function showDiff(app: App, plan: FlowPlan): Promise<void> {
  const name = plan.file.slice(plan.file.lastIndexOf("/") + 1);
  const before = app.texts.put(`/migration/${plan.slug}/before.sql`, "");
  const after = app.texts.put(`/migration/${plan.slug}/${name}`, plan.sql);
  const title = vscode.l10n.t("{0} (new migration)", name);
  await vscode.commands.executeCommand("vscode.diff", before, after, title, { preview: true });
}
