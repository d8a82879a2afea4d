import type { BuildError, FileFinding } from "@agentwright/protocol";
import { baseName } from "../shared/paths.ts";
import { BuildFailure } from "./failure.ts";
import type { BuildRun } from "./run.ts";

/** Says each finding as an event. */
export function sayFindings(run: BuildRun, findings: readonly FileFinding[]): void {
  for (const finding of findings) run.say({ type: "finding", finding });
}

/** Says the findings and stops the build because of them. */
export function refuse(run: BuildRun, findings: readonly FileFinding[]): never {
  sayFindings(run, findings);
  throw findingsFailure(findings);
}

/** The failure that stands for findings which were said: the first one by name, the rest by number. */
export function findingsFailure(findings: readonly FileFinding[]): BuildFailure {
  const errors = findings.filter(finding => finding.severity === "error");
  const first = errors[0];
  const syntax = errors.length > 0 && errors.every(finding => finding.code === "AW190");
  const code: BuildError["code"] = syntax ? "tool-syntax" : "findings";
  if (!first) return new BuildFailure(code, "The build found errors.");
  const place = `${baseName(first.file)}:${first.range.start.line + 1}:${first.range.start.character + 1}`;
  const more =
    errors.length > 1
      ? ` There ${errors.length === 2 ? "is 1 more error" : `are ${errors.length - 1} more errors`}.`
      : "";
  return new BuildFailure(code, `${place}: ${first.message}${more}`);
}
