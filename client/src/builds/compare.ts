import type { BuildRecord } from "@agentwright/protocol";
import type { Change, Comparison } from "@agentwright/runtime/compare/types";
import * as vscode from "vscode";
import type { App } from "../app.ts";
import { showMarkdown } from "../files/show-markdown.ts";
import { madeBy } from "./made.ts";
import { buildOf } from "./pick.ts";
import { summaryOf } from "./words.ts";

/** Compare with Another Build…: what the later of two may do that the earlier may not, as a document. */
export async function run(app: App, first?: unknown, second?: unknown): Promise<vscode.Uri | undefined> {
  const made = ({ status }: BuildRecord) => status === "succeeded";
  const one = await buildOf(app, first, made);
  if (!one) return undefined;
  const others = ({ id, status }: BuildRecord) => status === "succeeded" && id !== one.id;
  // A tree hands over all rows that are selected behind the one that was clicked.
  const other = await buildOf(app, Array.isArray(second) ? undefined : second, others, vscode.l10n.t("Compare with"));
  if (!other) return undefined;
  const [before, after] = one.queuedAt < other.queuedAt ? [one, other] : [other, one];
  const [{ comparePlugins }, old, now] = await Promise.all([
    import("@agentwright/runtime/compare/compare"),
    madeBy(before),
    madeBy(after),
  ]);
  const text = markdown(before, after, comparePlugins(old.comparable, now.comparable));
  return showMarkdown(app, `/builds/compare/${before.id}-${after.id}.md`, text);
}

function markdown(before: BuildRecord, after: BuildRecord, { same, changes, notes }: Comparison): string {
  const name = (record: BuildRecord) => `- \`${vscode.workspace.asRelativePath(record.path)}\` · ${summaryOf(record)}`;
  const part = (title: string, effect: Change["effect"]) => {
    const lines = changes.filter(change => change.effect === effect).map(({ topic, text }) => `- ${topic}: ${text}`);
    return lines.length === 0 ? [] : [`## ${title}`, ...lines];
  };
  return [
    `# ${vscode.l10n.t("What the later build may do")}`,
    name(before),
    name(after),
    ...(same ? [vscode.l10n.t("Both are the same plugin.")] : []),
    ...part(vscode.l10n.t("More than before"), "wider"),
    ...part(vscode.l10n.t("Less than before"), "narrower"),
    ...part(vscode.l10n.t("Otherwise different"), "other"),
    ...notes,
  ].join("\n\n");
}
