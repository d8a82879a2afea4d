import type { FlowPlan, FlowRisk } from "@agentwright/protocol";
import * as vscode from "vscode";

/** A plan's risk as icon and words; never by colour alone. */
export function riskText(risk: FlowRisk): string {
  switch (risk) {
    case "none":
      return `$(check) ${vscode.l10n.t("No risk: nothing changes")}`;
    case "safe":
      return `$(pass) ${vscode.l10n.t("Safe: it only adds")}`;
    case "live":
      return `$(warning) ${vscode.l10n.t("Changes what runs in flight do")}`;
    case "data-loss":
      return `$(error) ${vscode.l10n.t("Deletes runs of this flow")}`;
  }
}

/** What carrying the plan out does, as a heading. */
export function verbText({ verb, slug }: Pick<FlowPlan, "verb" | "slug">): string {
  switch (verb) {
    case "none":
      return vscode.l10n.t("{0} is as it should be", slug);
    case "create":
      return vscode.l10n.t("Create flow {0}", slug);
    case "options":
      return vscode.l10n.t("Change options of flow {0} in place", slug);
    case "replace":
      return vscode.l10n.t("Replace flow {0}", slug);
    case "version":
      return vscode.l10n.t("Add flow {0} as a new version", slug);
  }
}

/** What a plan changes, a line each; of a new flow, what it is made of. */
export function changeLines({ verb, changes, shape: { steps } }: FlowPlan): readonly string[] {
  if (verb !== "create" || changes.length > 0) return changes;
  const slugs = steps.map(({ slug }) => slug).join(", ");
  return [vscode.l10n.t("New flow, {0} steps: {1}", steps.length, slugs)];
}
