import { type BuildEvent, type BuildStep, buildSteps, type RemoteProgress } from "@agentwright/protocol";
import * as vscode from "vscode";

/** Turns the steps of a build into the bar of a progress notification: each step seen once moves it on. */
export function showSteps(
  progress: vscode.Progress<{ message?: string; increment?: number }>,
): (event: BuildEvent) => void {
  const seen = new Set<BuildStep>();
  return event => {
    if (event.type === "remote") progress.report({ message: titleOfRun(event.progress) });
    if (event.type !== "progress") return;
    const increment = seen.has(event.step) ? 0 : 100 / buildSteps.length;
    seen.add(event.step);
    progress.report({ message: titleOf(event.step), increment });
  };
}

/** Where a run is, as GitHub said last. */
function titleOfRun({ step, job, done, of }: Partial<RemoteProgress> = {}): string {
  const name = step ?? job;
  if (name === undefined) return vscode.l10n.t("waiting for GitHub");
  if (of === undefined) return vscode.l10n.t("on GitHub: {0}", name);
  return vscode.l10n.t("on GitHub: {0} ({1} of {2})", name, done ?? 0, of);
}

function titleOf(step: BuildStep): string {
  switch (step) {
    case "plan":
      return vscode.l10n.t("reading the agent");
    case "fingerprint":
      return vscode.l10n.t("hashing its inputs");
    case "cache":
      return vscode.l10n.t("looking for an earlier build");
    case "build":
      return vscode.l10n.t("building the plugin");
    case "verify":
      return vscode.l10n.t("verifying the plugin");
    case "store":
      return vscode.l10n.t("writing the bundle");
  }
}
