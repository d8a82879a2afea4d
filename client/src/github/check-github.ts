import type { DoctorCheck } from "@agentwright/compiler/backends/github/doctor/types";
import { helpPage } from "@agentwright/compiler/backends/github/page";
import * as vscode from "vscode";
import type { App } from "../app.ts";
import { requireTrust } from "../trust.ts";
import { oneFileCommand } from "./one-file.ts";
import { repositoryFolder } from "./repository-folder.ts";
import { githubToken } from "./token.ts";

/** What a caller may say beforehand. */
interface Wishes {
  readonly folder?: string;
  /** Base address of the API, where the remote does not tell it. */
  readonly api?: string;
  readonly sweep?: boolean;
}

/** Check GitHub Setup: step by step, whether this repository can be compiled there, as a document; the steps. */
export async function run(app: App, wishes: Wishes = {}): Promise<readonly DoctorCheck[] | undefined> {
  if (!requireTrust()) return undefined;
  const folder = wishes.folder ?? (await repositoryFolder());
  if (folder === undefined) return undefined;
  const cli = await oneFileCommand(app);
  const { doctor } = await import("@agentwright/compiler/backends/github/doctor/doctor");
  const checks = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t("Checking the GitHub setup") },
    progress =>
      doctor({
        folder,
        cli,
        api: wishes.api ?? (process.env.GITHUB_API_URL || undefined),
        sweep: wishes.sweep === true,
        token: api => githubToken(app, api, true),
        fetch,
        onCheck: ({ id, state, message }) => {
          app.log.info(`GitHub: ${id} ${state}: ${message}`);
          progress.report({ message: id });
        },
      }),
  );
  await show(app, checks);
  void offer(wishes, folder, checks);
  return checks;
}

async function show(app: App, checks: readonly DoctorCheck[]): Promise<void> {
  const marks = { fine: "✓", wrong: "✗", unsure: "?", skipped: "–" };
  const rows = checks.map(
    ({ id, state, message }) => `| ${marks[state]} | [${titleOf(id)}](${helpPage(id)}) | ${escaped(message)} |`,
  );
  const heading = vscode.l10n.t("GitHub setup");
  const uri = app.texts.put(
    "/github/setup.md",
    [`# ${heading}`, "", "| | | |", "| --- | --- | --- |", ...rows, ""].join("\n"),
  );
  await vscode.workspace.openTextDocument(uri);
  try {
    await vscode.commands.executeCommand("markdown.showPreview", uri);
  } catch {
    // The editor's Markdown extension is switched off: the text itself reads well too.
    await vscode.window.showTextDocument(uri);
  }
}

function titleOf(id: DoctorCheck["id"]): string {
  const titles = {
    repository: vscode.l10n.t("Repository"),
    access: vscode.l10n.t("Token"),
    workflow: vscode.l10n.t("Workflow"),
    compiler: vscode.l10n.t("Compiler"),
    enabled: vscode.l10n.t("Switched on"),
    start: vscode.l10n.t("May start runs"),
    send: vscode.l10n.t("May send uncommitted work"),
    refs: vscode.l10n.t("Left over"),
  };
  return titles[id];
}

function escaped(text: string): string {
  return text.replace(/[\\|<>[\]*_`]/g, found => `\\${found}`).replaceAll("\n", " ");
}

/** The one thing that helps next. */
async function offer(wishes: Wishes, folder: string, checks: readonly DoctorCheck[]): Promise<void> {
  const stateOf = (id: DoctorCheck["id"]) => checks.find(check => check.id === id)?.state;
  if (stateOf("workflow") === "wrong" || stateOf("compiler") === "wrong") {
    const add = vscode.l10n.t("Add Compile Workflow");
    const message = vscode.l10n.t("The workflow on GitHub is not the one of this version.");
    if ((await vscode.window.showWarningMessage(message, add)) === add)
      await vscode.commands.executeCommand("agentwright.addCompileWorkflow", { folder });
  } else if (stateOf("refs") === "unsure") {
    const sweep = vscode.l10n.t("Delete");
    const message = vscode.l10n.t("Uncommitted work of earlier builds was left on GitHub.");
    if ((await vscode.window.showWarningMessage(message, sweep)) === sweep)
      await vscode.commands.executeCommand("agentwright.checkGithub", { ...wishes, folder, sweep: true });
  }
}
