import type { BuildRecord } from "@agentwright/protocol";
import * as vscode from "vscode";
import { size } from "../build/lines.ts";
import { lasted, mainArtifact, pluginOf, stepOf } from "./rows.ts";

/** The state of a build, one or two words. */
export function statusText(status: BuildRecord["status"]): string {
  switch (status) {
    case "queued":
      return vscode.l10n.t("waiting");
    case "running":
      return vscode.l10n.t("running");
    case "succeeded":
      return vscode.l10n.t("done");
    case "failed":
      return vscode.l10n.t("failed");
    case "cancelled":
      return vscode.l10n.t("cancelled");
    case "interrupted":
      return vscode.l10n.t("interrupted");
  }
}

/** The icon of a build, as a codicon's name, and the theme colour that it has. */
export function statusIcon({ status }: BuildRecord): vscode.ThemeIcon {
  const icons: Readonly<Record<BuildRecord["status"], readonly [icon: string, colour?: string]>> = {
    queued: ["clock"],
    running: ["sync~spin"],
    succeeded: ["pass", "testing.iconPassed"],
    failed: ["error", "testing.iconFailed"],
    cancelled: ["circle-slash"],
    interrupted: ["debug-disconnect"],
  };
  const [icon, colour] = icons[status];
  return new vscode.ThemeIcon(icon, colour === undefined ? undefined : new vscode.ThemeColor(colour));
}

/** What stands behind the name of a build. */
export function summaryOf(record: BuildRecord): string {
  const { status, backend, durationMs, cached, billableMinutes } = record;
  const made = mainArtifact(record);
  const { name, done, of } = stepOf(record);
  const step = status === "running" && name !== undefined && (of === undefined ? name : `${name} (${done ?? 0}/${of})`);
  const parts = [
    statusText(status),
    backend,
    step,
    cached ? vscode.l10n.t("cached") : durationMs === undefined ? undefined : lasted(durationMs),
    made && size(made.bytes),
    billableMinutes === undefined ? undefined : vscode.l10n.t("{0} min billed", billableMinutes),
    new Date(record.queuedAt).toLocaleString(),
  ];
  return parts.filter(part => part !== undefined && part !== false).join(" · ");
}

/** Everything else that is known of a build, a line each. */
export function factsOf(record: BuildRecord): string[] {
  const { error, backend, reason, durationMs, cached, artifacts, billableMinutes, fingerprint, remote } = record;
  const digest = pluginOf(record)?.sha256;
  const door = record.door === "editor" ? vscode.l10n.t("the editor") : vscode.l10n.t("the command agentwright");
  const facts: (string | undefined)[] = [
    error?.message,
    backend && vscode.l10n.t("Backend {0}: {1}", backend, reason ?? ""),
    remote?.id === undefined ? undefined : vscode.l10n.t("Run {0} of {1}/{2}", remote.id, remote.owner, remote.repo),
    durationMs === undefined ? undefined : vscode.l10n.t("Took {0}", lasted(durationMs)),
    cached === undefined ? undefined : cached ? vscode.l10n.t("From the cache") : vscode.l10n.t("Compiled anew"),
    billableMinutes === undefined ? undefined : vscode.l10n.t("{0} minutes billed by GitHub", billableMinutes),
    ...artifacts.map(({ kind, path, bytes }) => `${kind}: ${vscode.workspace.asRelativePath(path)}, ${size(bytes)}`),
    digest === undefined ? undefined : vscode.l10n.t("Digest {0}", digest),
    fingerprint === undefined ? undefined : vscode.l10n.t("Fingerprint {0}", fingerprint),
    vscode.l10n.t("Begun by {0}", door),
  ];
  return facts.filter(fact => fact !== undefined);
}
