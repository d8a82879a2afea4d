import type { Finding } from "@agentwright/protocol";
import { type CheckContext, problemsOf } from "../check/check.ts";
import { collect } from "../check/collect.ts";
import type { AgentDocument } from "../document.ts";
import { ruleByCode } from "../rules/index.ts";
import type { Fix } from "./fix.ts";

/** Ways to put a finding right, the preferred one first. None if the text has no such finding (any more). */
export function fixesFor(
  document: AgentDocument,
  finding: Pick<Finding, "code" | "range">,
  context: CheckContext,
): readonly Fix[] {
  const rule = ruleByCode(finding.code);
  if (!rule?.fix) return [];
  const { source } = document;
  const start = source.lines.offsetAt(finding.range.start);
  const end = source.lines.offsetAt(finding.range.end);
  const problems = problemsOf(document, context);
  const { view } = collect(source, context.outside, context.fileName, context.epoch);
  const same = problems.filter(one => one.code === rule.code && one.start === start && one.end === end);
  return same.flatMap(problem => rule.fix?.(problem, view) ?? []);
}
