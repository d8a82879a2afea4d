import type { BuildRecord } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { App } from "../app.ts";
import { summaryOf } from "./words.ts";

/**
 * The build that a command is about: the row it was called on, or one by its id. Else the user picks one of those that
 * are `fit`. Undefined if there is none.
 */
export async function buildOf(
  { builds }: App,
  argument: unknown,
  fit: (record: BuildRecord) => boolean = () => true,
  title?: string,
): Promise<BuildRecord | undefined> {
  if (!builds.read) await builds.refresh();
  const id = typeof argument === "string" ? argument : (argument as Partial<BuildRecord> | undefined)?.id;
  if (id !== undefined) return builds.records.find(record => record.id === id);
  const items = builds.records.filter(fit).map(record => ({
    label: vscode.workspace.asRelativePath(record.path),
    description: summaryOf(record),
    record,
  }));
  if (items.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t("There is no such build yet."));
    return undefined;
  }
  return (await vscode.window.showQuickPick(items, { ...(title !== undefined && { title }) }))?.record;
}
