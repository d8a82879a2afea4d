import * as vscode from "vscode";
import type { App } from "../app.ts";
import { showMarkdown } from "../files/show-markdown.ts";
import { type BackendMetrics, leastSuccess, metricsOf, slowMs } from "./metrics.ts";
import { lasted } from "./rows.ts";

/** Show Metrics: how the builds of this workspace went, from the history on this machine; nothing of it is sent. */
export async function run(app: App): Promise<vscode.Uri> {
  await app.builds.refresh();
  const { records } = app.builds;
  const metrics = metricsOf(records);
  const first = records.reduce((oldest, { queuedAt }) => Math.min(oldest, queuedAt), Number.POSITIVE_INFINITY);
  const text = [
    `# ${vscode.l10n.t("Builds of this workspace")}`,
    records.length === 0
      ? vscode.l10n.t("Nothing was compiled yet.")
      : vscode.l10n.t("{0} builds since {1}. These figures stay on this machine.", records.length, date(first)),
    ...(metrics.length === 0 ? [] : [table(metrics), ...metrics.flatMap(warnings)]),
  ];
  return showMarkdown(app, "/builds/metrics.md", `${text.join("\n\n")}\n`);
}

function table(metrics: readonly BackendMetrics[]): string {
  const { l10n } = vscode;
  const heads = [
    l10n.t("Backend"),
    l10n.t("Builds"),
    l10n.t("Succeeded"),
    l10n.t("Failed"),
    l10n.t("Cancelled or interrupted"),
    l10n.t("From the cache"),
    l10n.t("Half within"),
    l10n.t("95 of 100 within"),
    l10n.t("Minutes billed"),
  ];
  const rows = metrics.map(one => [
    one.backend,
    one.builds,
    part(one.succeeded, one.succeeded + one.failed),
    one.failed,
    one.cancelled + one.interrupted,
    part(one.cached, one.succeeded),
    one.p50 === undefined ? "–" : lasted(one.p50),
    one.p95 === undefined ? "–" : `${lasted(one.p95)}${one.p95 > slowMs[one.backend] ? " ⚠" : ""}`,
    one.billableMinutes,
  ]);
  return [heads, heads.map(() => "---"), ...rows].map(cells => `| ${cells.join(" | ")} |`).join("\n");
}

/** What is worse than it should be, and what helps. */
function warnings({ backend, p95, succeeded, failed }: BackendMetrics): string[] {
  const said: string[] = [];
  if (p95 !== undefined && p95 > slowMs[backend]) {
    said.push(
      vscode.l10n.t(
        "⚠ Builds with {0} are slow: more than {1}. Their logs tell which step.",
        backend,
        lasted(slowMs[backend]),
      ),
    );
  }
  const ended = succeeded + failed;
  if (ended >= 5 && succeeded / ended < leastSuccess) {
    said.push(
      vscode.l10n.t("⚠ {0} of {1} builds with {2} failed. Their rows in Builds say why.", failed, ended, backend),
    );
  }
  return said;
}

function part(some: number, all: number): string {
  return all === 0 ? String(some) : `${some} (${Math.round((some / all) * 100)} %)`;
}

function date(at: number): string {
  return new Date(at).toLocaleDateString();
}
