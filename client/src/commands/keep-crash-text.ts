import type { CrashText } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { App } from "../app.ts";
import { isAgent } from "../files/agent-file.ts";
import { reportFolders } from "../report/folders.ts";

/**
 * Keep This Text as a Fixture: saves the text that the last fault of ours happened on, with the stack, to a file that
 * the user picks. A server that died could not tell: then it is the config in front, with the last errors of the log.
 */
export async function run(app: App): Promise<vscode.Uri | undefined> {
  const crash = (await app.server.lastCrash().catch(() => null)) ?? inFront(app);
  if (!crash) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("Nothing has failed. Open the config that makes Agentwright fail, then run this command again."),
    );
    return undefined;
  }
  const { crashFixture } = await import("../report/crash.ts");
  const text = crashFixture({
    crash,
    version: String(app.context.extension.packageJSON.version),
    redact: app.log.redact,
    folders: reportFolders(app),
  });
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t("Keep This Text as a Fixture"),
    filters: { JSON: ["json"] },
    defaultUri: beside(crash.uri),
  });
  if (!target) return undefined;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  void vscode.window.showInformationMessage(
    vscode.l10n.t("The text and the error were saved. Keys were taken out; look it over before you share it."),
  );
  return target;
}

function inFront(app: App): CrashText | null {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || !isAgent(document)) return null;
  const errors = app.log.lastLines().filter(line => line.includes("[error]"));
  return {
    uri: document.uri.toString(),
    languageId: document.languageId,
    text: document.getText(),
    what: "unknown",
    stack: errors.slice(-20).join("\n"),
  };
}

function beside(uri: string): vscode.Uri {
  const file = vscode.Uri.parse(uri);
  const name = file.path.slice(file.path.lastIndexOf("/") + 1).replace(/\.\w+$/, "");
  const folder = vscode.workspace.getWorkspaceFolder(file)?.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  const fileName = `${name || "agent"}.crash.json`;
  return folder ? vscode.Uri.joinPath(folder, fileName) : vscode.Uri.file(fileName);
}
