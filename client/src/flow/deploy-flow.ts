import type { FlowDatabase, FlowStatus } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { App } from "../app.ts";
import type { FlowEngine } from "../engine/door.ts";
import { diskPath } from "../files/agent-file.ts";
import { flowUri } from "../files/flow-file.ts";
import { setting } from "../settings.ts";
import { requireTrust } from "../trust.ts";
import { type CheckStep, checklist } from "./checklist.ts";
import { chooseDatabase } from "./choose-database.ts";
import { choosePlan } from "./choose-plan.ts";
import { sayProblem } from "./say-problem.ts";
import { flowSource, planAgainstMigrations, requireFlowOnDisk } from "./source.ts";
import { supabaseRootOf, workerOf } from "./tasks/worker.ts";

interface Item extends vscode.QuickPickItem {
  readonly step?: CheckStep["step"];
}

/**
 * Deploy Checklist: migration, then database, then worker, each looked up and not believed. It writes and deploys
 * nothing by itself: the two commands that reach a server are typed into a terminal for the user to start.
 */
export async function run(app: App, argument?: unknown, flow?: unknown): Promise<readonly CheckStep[] | undefined> {
  const uri = flowUri(argument);
  if (!uri || !requireFlowOnDisk(uri) || !requireTrust()) return undefined;
  const database = await chooseDatabase(app);
  const engine = await app.engine.flows();
  const source = planAgainstMigrations(app.unsaved, uri, typeof flow === "string" ? flow : undefined);
  const answer = await choosePlan(engine, { ...source, structure: "replace" });
  if (answer === undefined) return undefined;
  if (!answer.ok) return void sayProblem(app, answer);
  const { plan } = answer;
  const worker = workerOf(diskPath(uri), setting("flow.worker", uri));
  const status = database && (await statusOf(app, engine, uri, plan.slug, worker, database));
  const steps = checklist({ verb: plan.verb, ...(status && { status }) });
  const items = steps.map(
    ({ step, state }): Item => ({
      label: `${icons[state]} ${titleOf(step, worker)}`,
      description: stateText(state),
      step,
    }),
  );
  const title = vscode.l10n.t("Deploy {0} to {1}", plan.slug, database?.name ?? vscode.l10n.t("an unknown database"));
  const placeHolder = vscode.l10n.t("Choose a step to do it; run this again to check");
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true });
  if (chosen?.step === "migration") await vscode.commands.executeCommand("agentwright.compileFlow", uri, plan.name);
  else if (chosen?.step === "push") typeCommand(uri, "db push");
  else if (chosen?.step === "worker") typeCommand(uri, `functions deploy ${worker}`);
  return steps;
}

async function statusOf(
  app: App,
  engine: FlowEngine,
  uri: vscode.Uri,
  slug: string,
  worker: string,
  database: FlowDatabase,
): Promise<FlowStatus | undefined> {
  const answer = await engine.status({
    sources: [flowSource(app.unsaved, uri)],
    databases: [database],
    workers: { [slug]: worker },
  });
  if (!answer.ok) {
    await sayProblem(app, answer);
    return undefined;
  }
  const environment = answer.environments[0];
  if (environment?.problem !== undefined) app.log.warn(`${database.name}: ${environment.problem}`);
  return environment?.flows.find(one => one.slug === slug);
}

/** Puts a command of the Supabase CLI into a terminal, without the Enter. */
function typeCommand(uri: vscode.Uri, command: string): void {
  const cwd = supabaseRootOf(diskPath(uri));
  const terminal = vscode.window.createTerminal({ name: "pgflow", ...(cwd && { cwd }) });
  terminal.show();
  terminal.sendText(`${setting("flow.supabaseCommand", uri)} ${command}`, false);
}

const icons: Record<CheckStep["state"], string> = {
  done: "$(pass-filled)",
  todo: "$(circle-large-outline)",
  waits: "$(lock)",
  unknown: "$(question)",
};

function titleOf(step: CheckStep["step"], worker: string): string {
  if (step === "migration") return vscode.l10n.t("1. Write the migration");
  return step === "push"
    ? vscode.l10n.t("2. Push migrations to the database")
    : vscode.l10n.t("3. Deploy the worker {0}", worker);
}

function stateText(state: CheckStep["state"]): string {
  switch (state) {
    case "done":
      return vscode.l10n.t("done");
    case "todo":
      return vscode.l10n.t("to do");
    case "waits":
      return vscode.l10n.t("after the step before");
    case "unknown":
      return vscode.l10n.t("could not be checked from here");
  }
}
