import { writeFiles } from "@agentwright/compiler/backends/github/workflow/disk";
import { workflowPath } from "@agentwright/compiler/backends/github/workflow/places";
import * as vscode from "vscode";
import type { App } from "../../app.ts";
import { requireTrust } from "../../trust.ts";
import { oneFileCommand } from "../one-file.ts";
import { repositoryFolder } from "../repository-folder.ts";

/** What a caller may say beforehand. */
interface Wishes {
  /** Top folder of the repository, with `/`. */
  readonly folder?: string;
  readonly attest?: boolean;
  /** Files that somebody changed may be replaced without asking. */
  readonly replace?: boolean;
}

/** Add Compile Workflow: writes the workflow and the command that it runs; the paths of what it wrote. */
export async function run(app: App, wishes: Wishes = {}): Promise<readonly string[] | undefined> {
  if (!requireTrust()) return undefined;
  const folder = wishes.folder ?? (await repositoryFolder());
  if (folder === undefined) return undefined;
  const { text, sha256 } = await oneFileCommand(app);
  const wanted = { cli: text, cliSha256: sha256, ...(wishes.attest !== undefined && { attest: wishes.attest }) };
  let { files, edited } = await writeFiles(folder, wanted, wishes.replace === true);
  if (edited.length > 0) {
    if (!(await mayReplace(edited.map(({ path }) => path)))) return undefined;
    ({ files, edited } = await writeFiles(folder, wanted, true));
  }
  const written = files.filter(({ state }) => state !== "same").map(({ path }) => path);
  app.log.info(`Compile workflow in ${folder}: ${written.length === 0 ? "as it was" : `wrote ${written.join(", ")}`}`);
  void sayWritten(folder, written);
  return written;
}

async function mayReplace(paths: readonly string[]): Promise<boolean> {
  const replace = vscode.l10n.t("Replace");
  const message = vscode.l10n.t("{0} was changed since Agentwright wrote it. Replace it?", paths.join(", "));
  return (await vscode.window.showWarningMessage(message, { modal: true }, replace)) === replace;
}

async function sayWritten(folder: string, written: readonly string[]): Promise<void> {
  const show = vscode.l10n.t("Show Workflow");
  const check = vscode.l10n.t("Check GitHub Setup");
  const message =
    written.length === 0
      ? vscode.l10n.t("The compile workflow is the one of this version already.")
      : vscode.l10n.t(
          "Wrote {0}. Commit and push to the default branch, where GitHub looks for it.",
          written.join(", "),
        );
  const choice = await vscode.window.showInformationMessage(message, show, check);
  if (choice === show) await vscode.window.showTextDocument(vscode.Uri.file(`${folder}/${workflowPath}`));
  if (choice === check) await vscode.commands.executeCommand("agentwright.checkGithub");
}
