import * as vscode from "vscode";
import type { App } from "../app.ts";
import type { Settings } from "../generated/manifest.ts";
import { setting } from "../settings.ts";

type Choice = Settings["build.backend"];

/** Choose Where to Compile: kept in the settings of this workspace. */
export async function run(_: App, given?: unknown): Promise<Choice | undefined> {
  const now = setting("build.backend");
  const items = choices().map(({ backend, description }) => ({
    label: backend === now ? `$(check) ${backend}` : backend,
    description,
    backend,
  }));
  const known = items.find(({ backend }) => backend === given);
  const title = vscode.l10n.t("Where agents of this workspace are compiled");
  const choice = known ?? (await vscode.window.showQuickPick(items, { title }));
  if (choice) await keepBackend(choice.backend);
  return choice?.backend;
}

/** Remembers where the agents of this workspace are compiled; without a workspace, those of this user. */
export async function keepBackend(backend: Choice, scope?: vscode.Uri): Promise<void> {
  const { ConfigurationTarget, workspace } = vscode;
  const target = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await workspace.getConfiguration("agentwright", scope).update("build.backend", backend, target);
}

function choices(): readonly { readonly backend: Choice; readonly description: string }[] {
  return [
    { backend: "auto", description: vscode.l10n.t("the first that can do what the agent needs") },
    { backend: "embedded", description: vscode.l10n.t("the built-in compiler: no toolchain, no network") },
    { backend: "go", description: vscode.l10n.t("the Go on this machine") },
    { backend: "github", description: vscode.l10n.t("GitHub Actions, in a workflow of the repository") },
  ];
}
