import type { Finding } from "@agentwright/protocol";
import type { Fix } from "../../agent/fixes/fix.ts";
import { collectFlows, type FlowContext } from "../check/check.ts";
import type { FlowDocument } from "../document.ts";
import { flowRule } from "../rules/index.ts";

/** Ways to put a finding of a flow file right, the preferred one first. None if there is no such finding (any more). */
export function flowFixes(
  document: FlowDocument,
  finding: Pick<Finding, "code" | "range">,
  context: FlowContext,
): readonly Fix[] {
  const rule = flowRule(finding.code);
  if (!rule?.fix) return [];
  const start = document.lines.offsetAt(finding.range.start);
  const end = document.lines.offsetAt(finding.range.end);
  const { view, problems } = collectFlows(document, context);
  const same = problems.filter(one => one.code === rule.code && one.start === start && one.end === end);
  return same.slice(0, 1).flatMap(problem => rule.fix?.(problem, view) ?? []);
}
