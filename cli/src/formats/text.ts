import type { FileFinding } from "@agentwright/protocol";
import type { Format } from "./index.ts";

/** `file:line:column: severity CODE message`, one-based as editors and terminals count, then a line that sums up. */
export const text: Format = (findings, files) => {
  const lines = findings.map(({ file, range, severity, code, message }) => {
    const place = `${file}:${range.start.line + 1}:${range.start.character + 1}`;
    return `${place}: ${severity} ${code} ${message}`;
  });
  return [...lines, summary(findings, files)].join("\n");
};

/** `3 files: 1 error, 2 warnings`. */
export function summary(findings: readonly FileFinding[], files: number): string {
  const counts = (["error", "warning", "information", "hint"] as const)
    .map(severity => ({ severity, count: findings.filter(finding => finding.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => (severity === "information" ? `${count} information` : plural(count, severity)));
  return `${plural(files, "file")}: ${counts.length === 0 ? "nothing found" : counts.join(", ")}`;
}

/** `1 file`, `2 files`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
