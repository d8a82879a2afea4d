import type { FlowApplyAnswer, FlowApplyParams } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { App } from "../app.ts";
import type { FlowEngine } from "../engine/door.ts";
import { flowUri } from "../files/flow-file.ts";
import { setting } from "../settings.ts";
import { requireTrust } from "../trust.ts";
import { chooseDatabase } from "./choose-database.ts";
import { choosePlan } from "./choose-plan.ts";
import { confirmPlan } from "./confirm-plan.ts";
import { sayProblem } from "./say-problem.ts";
import { flowSource, requireFlowOnDisk } from "./source.ts";

/**
 * Apply Flow Locally: options in place, a new structure by dropping and making anew after the user agreed to the number
 * of runs that are lost. What the engine takes for another machine's database, whatever its environment is called, gets new
 * flows and options only, and with `requireMigrations` not even those.
 */
export async function run(app: App, argument?: unknown, flow?: unknown): Promise<FlowApplyAnswer | undefined> {
  const uri = flowUri(argument);
  if (!uri || !requireFlowOnDisk(uri) || !requireTrust()) return undefined;
  const database = await chooseDatabase(app);
  if (database === undefined) return undefined;
  const engine = await app.engine.flows();
  const source = flowSource(app.unsaved, uri, typeof flow === "string" ? flow : undefined);
  const answer = await choosePlan(engine, { ...source, database, structure: "replace" });
  if (answer === undefined) return undefined;
  if (!answer.ok) return void sayProblem(app, answer);
  const { plan } = answer;
  if (plan.verb === "none") {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("{0} has {1} as it is in the file.", database.name, plan.slug),
    );
    return undefined;
  }
  const yes = { label: vscode.l10n.t("Apply to {0}", database.name), detail: plan.comparedWith };
  if (!(await confirmPlan(plan, yes))) return undefined;
  const params: FlowApplyParams = { plan, database, requireMigrations: setting("flow.requireMigrations", uri) };
  const applied = await applyAsking(engine, params);
  if (applied === undefined) return undefined;
  if (!applied.ok) await sayProblem(app, applied);
  else {
    for (const message of applied.messages) app.log.info(message);
    void vscode.window.showInformationMessage(applied.messages.join(" "));
    void app.flows.refresh();
  }
  return applied;
}

/** Where runs would be lost, says how many, and goes on only with the user's word for that very number. */
async function applyAsking(engine: FlowEngine, params: FlowApplyParams): Promise<FlowApplyAnswer | undefined> {
  const first = await engine.apply(params);
  if (first.ok || first.code !== "confirm" || first.runs === undefined) return first;
  const drop = vscode.l10n.t("Delete {0} Runs and Apply", first.runs);
  const options = { modal: true, detail: (first.changes ?? []).join("\n") };
  if ((await vscode.window.showWarningMessage(first.problem, options, drop)) !== drop) return undefined;
  return engine.apply({ ...params, confirmedRuns: first.runs });
}
