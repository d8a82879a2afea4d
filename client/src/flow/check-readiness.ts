import * as vscode from "vscode";
import type { App } from "../app.ts";
import { readinessMarkdown, readinessOf } from "./readiness.ts";

/** Check Readiness for pgflow 0.17: reads all flows of the workspace, runs nothing, and shows a report. */
export async function run(app: App): Promise<vscode.Uri> {
  const { workspaceFlows } = await import("../files/workspace-flows.ts");
  const uris = await workspaceFlows();
  const options = { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t("Reading the flows") };
  const read = await vscode.window.withProgress(options, () =>
    Promise.all(
      uris.map(async uri => ({ file: vscode.workspace.asRelativePath(uri), graph: await app.server.flowGraph(uri) })),
    ),
  );
  const files = read.flatMap(({ file, graph }) => (graph === null ? [] : [{ file, graph }]));
  const report = app.texts.put("/flows/readiness-0.17.md", readinessMarkdown(readinessOf(files)));
  await vscode.workspace.openTextDocument(report);
  try {
    await vscode.commands.executeCommand("markdown.showPreview", report);
  } catch {
    // The editor's Markdown extension is switched off: the text itself reads well too.
    await vscode.window.showTextDocument(report);
  }
  return report;
}
