import type { BuildEvent, BuildOutcome, BuildResult, FileFinding } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { App } from "../app.ts";
import { lineOf, roundMs, size } from "../build/lines.ts";
import { showSteps } from "../build/progress.ts";
import { signalOf } from "../build/signal.ts";
import { outDirOf, requestFor } from "../engine/request.ts";
import { agentUri, baseName } from "../files/agent-file.ts";
import { requireDisk, sayNoAgent } from "../files/say.ts";
import { requireTrust } from "../trust.ts";

/** Compile Agent: writes the bundle, tells every step in the log, and ends with what can be done next. */
export async function run(app: App, argument?: unknown): Promise<BuildOutcome | undefined> {
  const config = agentUri(argument);
  if (!config) return sayNoAgent();
  if (!requireDisk(config) || !requireTrust()) return undefined;
  const findings: FileFinding[] = [];
  const outcome = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t("Compiling {0}", baseName(config)),
      cancellable: true,
    },
    (progress, token) => {
      const step = showSteps(progress);
      const request = { ...requestFor(app, config), outDir: outDirOf(config) };
      return app.engine.build(request, signalOf(token), event => {
        log(app, event);
        step(event);
        if (event.type === "finding") findings.push(event.finding);
      });
    },
  );
  app.findings.show(config, findings);
  if (outcome.status === "succeeded") await tellServer(app, config, outcome.result);
  // The command ends here; what the user picks in the message comes later.
  void sayOutcome(app, config, outcome);
  return outcome;
}

function log(app: App, event: BuildEvent): void {
  const { level, text } = lineOf(event);
  app.log[level](text);
}

async function tellServer(app: App, config: vscode.Uri, result: BuildResult): Promise<void> {
  const plugin = result.artifacts.find(({ kind }) => kind === "plugin");
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === config.toString());
  if (!plugin) return;
  await app.server.built({
    uri: config.toString(),
    version: open?.version ?? 0,
    ms: result.durationMs,
    bytes: plugin.bytes,
    sha256: plugin.sha256,
    cached: result.cached,
  });
}

async function sayOutcome(app: App, config: vscode.Uri, outcome: BuildOutcome): Promise<void> {
  switch (outcome.status) {
    case "succeeded":
      return sayDone(config, outcome.result);
    case "failed":
      return sayFailed(app, outcome.error.code === "findings", outcome.error.message);
    case "cancelled":
      vscode.window.setStatusBarMessage(vscode.l10n.t("Compiling was cancelled."), 5000);
  }
}

async function sayDone(config: vscode.Uri, result: BuildResult): Promise<void> {
  const bundle = result.artifacts.find(({ kind }) => kind === "bundle") ?? result.artifacts[0];
  if (!bundle) return;
  const file = vscode.Uri.file(bundle.path);
  const reveal = vscode.l10n.t("Reveal");
  const preview = vscode.l10n.t("Preview");
  const message = vscode.l10n.t(
    "Compiled {0}: {1} in {2} ms.",
    baseName(file),
    size(bundle.bytes),
    roundMs(result.durationMs),
  );
  const choice = await vscode.window.showInformationMessage(message, reveal, preview);
  if (choice === reveal) {
    const inside = vscode.workspace.getWorkspaceFolder(file) !== undefined;
    await vscode.commands.executeCommand(inside ? "revealInExplorer" : "revealFileInOS", file);
  }
  if (choice === preview) await vscode.commands.executeCommand("agentwright.previewToSide", config);
}

async function sayFailed(app: App, hasFindings: boolean, reason: string): Promise<void> {
  const problems = vscode.l10n.t("Show Problems");
  const showLog = vscode.l10n.t("Show Log");
  const choice = await vscode.window.showErrorMessage(reason, ...(hasFindings ? [problems] : []), showLog);
  if (choice === problems) await vscode.commands.executeCommand("workbench.actions.view.problems");
  if (choice === showLog) app.log.show();
}
