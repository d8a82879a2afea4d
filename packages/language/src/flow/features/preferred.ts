import { apart } from "../../agent/features/preferred-fixes.ts";
import type { TextEdit } from "../../syntax/document.ts";
import { collectFlows, type FlowContext, flowProblems } from "../check/check.ts";
import type { FlowDocument } from "../document.ts";
import { flowRule } from "../rules/index.ts";
import type { FlowProblem } from "../rules/rule.ts";

/**
 * The edits of every fix that may be taken without asking, in order, none touching another; the rest is found again when
 * the file is checked anew. `code`: of that rule alone.
 */
export function preferredFlowFixes(document: FlowDocument, context: FlowContext, code?: string): readonly TextEdit[] {
  const { view } = collectFlows(document, context);
  const taken: TextEdit[] = [];
  for (const problem of flowProblems(document, context)) {
    if (!isFlows(problem) || (code !== undefined && problem.code !== code)) continue;
    const edits =
      flowRule(problem.code)
        ?.fix?.(problem, view)
        .find(({ preferred }) => preferred)?.edits ?? [];
    if (edits.every(edit => taken.every(other => apart(edit, other)))) taken.push(...edits);
  }
  return taken.sort((a, b) => a.start - b.start);
}

/** Comments that suppress have problems of their own, which no rule of flows has found. */
function isFlows(problem: object): problem is FlowProblem {
  return "about" in problem;
}
