import type { BuildError, BuildOutcome, BuildResult } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { App } from "../app.ts";
import { keepBackend } from "../builds/choose-backend.ts";
import { revealFile } from "../builds/reveal.ts";
import { baseName } from "../files/agent-file.ts";
import { signIn } from "../github/sign-in.ts";
import { roundMs, size } from "./lines.ts";

/** Compiles once more, with another backend where one is given. */
type Again = (choices: { readonly backend?: "github" }) => Promise<unknown>;

/** Says how a build ended, with what can be done next. */
export async function sayOutcome(app: App, config: vscode.Uri, outcome: BuildOutcome, again: Again): Promise<void> {
  switch (outcome.status) {
    case "succeeded":
      return sayDone(config, outcome.result);
    case "failed":
      return sayFailed(app, config, outcome.error, again);
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
  if (choice === reveal) await revealFile(file);
  if (choice === preview) await vscode.commands.executeCommand("agentwright.previewToSide", config);
}

interface Action {
  readonly title: string;
  run(): unknown;
}

async function sayFailed(app: App, config: vscode.Uri, error: BuildError, again: Again): Promise<void> {
  const showLog: Action = { title: vscode.l10n.t("Show Log"), run: () => app.log.show() };
  const choice = await vscode.window.showErrorMessage(error.message, ...actionsFor(app, config, error, again), showLog);
  await choice?.run();
}

/** What helps against a failure, the nearest first. */
function actionsFor(app: App, config: vscode.Uri, { code }: BuildError, again: Again): Action[] {
  const command = (title: string, id: string): Action => ({ title, run: () => vscode.commands.executeCommand(id) });
  switch (code) {
    case "findings":
      return [command(vscode.l10n.t("Show Problems"), "workbench.actions.view.problems")];
    case "toolchain-missing":
      return [
        {
          title: vscode.l10n.t("Install Go"),
          run: () => vscode.env.openExternal(vscode.Uri.parse("https://go.dev/dl/")),
        },
        {
          title: vscode.l10n.t("Use GitHub Actions"),
          run: async () => {
            await keepBackend("github", config);
            await again({ backend: "github" });
          },
        },
      ];
    case "sign-in-needed":
      return [
        {
          title: vscode.l10n.t("Sign In to GitHub"),
          run: async () => {
            if (await signIn(app)) await again({});
          },
        },
      ];
    case "workflow-missing":
    case "workflow-differs":
      return [command(vscode.l10n.t("Add Compile Workflow"), "agentwright.addCompileWorkflow")];
    case "offline":
    case "rate-limited":
    case "run-lost":
    case "artifact-expired":
      return [{ title: vscode.l10n.t("Compile Again"), run: () => again({}) }];
    default:
      return [];
  }
}
