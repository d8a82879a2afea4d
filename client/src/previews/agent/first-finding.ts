import type { FileFinding } from "@agentwright/protocol";

/** The error to show first: one of the previewed file before those of others, then the topmost. `more` are the rest. */
export function firstError(
  findings: readonly FileFinding[],
  ownFile: string,
): { readonly finding: FileFinding; readonly more: number } | undefined {
  const errors = findings.filter(finding => finding.severity === "error");
  const rank = (finding: FileFinding) => (finding.file === ownFile ? 0 : 1);
  const sorted = errors.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      a.file.localeCompare(b.file) ||
      a.range.start.line - b.range.start.line ||
      a.range.start.character - b.range.start.character,
  );
  const finding = sorted[0];
  return finding && { finding, more: sorted.length - 1 };
}
