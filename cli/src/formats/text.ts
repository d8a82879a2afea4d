import type { FileFinding } from "@agentwright/protocol";
import { plainLine } from "../names.ts";
import type { Format } from "./index.ts";

/** A line for each finding, then one that sums up. */
export const text: Format = (findings, files) => [...findings.map(line), summary(findings, files)].join("\n");

/** `file:line:column: severity CODE message`, one-based as editors and terminals count. */
export function line({ file, range, severity, code, message }: FileFinding): string {
  const { line, character } = range.start;
  return plainLine(`${file}:${line + 1}:${character + 1}: ${severity} ${code} ${message}`);
}

/** `3 files: 1 error, 2 warnings`. */
export function summary(findings: readonly FileFinding[], files: number): string {
  const counts = (["error", "warning", "information", "hint"] as const)
    .map(severity => ({ severity, count: findings.filter(finding => finding.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => (severity === "information" ? `${count} information` : plural(count, severity)));
  if (files === 0) return "0 files: nothing was checked";
  return `${plural(files, "file")}: ${counts.length === 0 ? "nothing found" : counts.join(", ")}`;
}

/** `1 file`, `2 files`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
