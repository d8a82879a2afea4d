import type { FlowAnswer, FlowPlan, FlowPlanParams, FlowProblem } from "@agentwright/protocol";
import * as vscode from "vscode";
import { signalOf } from "../build/signal.ts";
import type { FlowEngine } from "../engine/door.ts";

/**
 * Makes the plan of one flow; asks which, where the file has several, and how, where its structure changes. Undefined:
 * the user thought better of it.
 */
export async function choosePlan(
  engine: FlowEngine,
  params: FlowPlanParams,
): Promise<FlowAnswer<{ readonly plan: FlowPlan }> | undefined> {
  const first = await plansOf(engine, params);
  if (!first.ok) return first;
  const plan = await choose(first.plans);
  if (plan?.verb !== "replace" || params.structure !== undefined) return plan && { ok: true, plan };
  const structure = await askStructure(plan);
  if (structure === undefined) return undefined;
  if (structure === "replace") return { ok: true, plan };
  const second = await plansOf(engine, { ...params, flow: plan.name, structure });
  if (!second.ok) return second;
  const version = second.plans[0];
  return version && { ok: true, plan: version };
}

async function plansOf(
  engine: FlowEngine,
  params: FlowPlanParams,
): Promise<{ readonly ok: true; readonly plans: readonly FlowPlan[] } | FlowProblem> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t("Planning the migration"),
    cancellable: true,
  };
  return vscode.window.withProgress(options, (_, token) => engine.plan(params, signalOf(token)));
}

async function choose(plans: readonly FlowPlan[]): Promise<FlowPlan | undefined> {
  if (plans.length <= 1) return plans[0];
  const items = plans.map(plan => ({ label: plan.slug, description: plan.name, plan }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Which flow?") }))?.plan;
}

/** The ways out of a structure change, with what each costs. */
async function askStructure({ slug, changes }: FlowPlan): Promise<"version" | "replace" | undefined> {
  const items = [
    {
      label: `$(versions) ${vscode.l10n.t("New version")}`,
      detail: vscode.l10n.t(
        "A second flow with a new slug. Runs of the old one go on; you start new runs by the new name.",
      ),
      structure: "version" as const,
    },
    {
      label: `$(replace) ${vscode.l10n.t("Guarded replacement")}`,
      detail: vscode.l10n.t("Stops if runs are active, then deletes the flow with its runs and creates it anew."),
      structure: "replace" as const,
    },
    ...separated(vscode.l10n.t("What changes"), changes),
  ];
  const title = vscode.l10n.t("The structure of {0} changes", slug);
  return (await vscode.window.showQuickPick(items, { title, ignoreFocusOut: true }))?.structure;
}

type Line = vscode.QuickPickItem & { readonly structure?: "version" | "replace" };

function separated(heading: string, lines: readonly string[]): Line[] {
  if (lines.length === 0) return [];
  return [
    { label: heading, kind: vscode.QuickPickItemKind.Separator },
    ...lines.map(label => ({ label: `$(dash) ${label}` })),
  ];
}
