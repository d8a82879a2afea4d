import type { TextEdit } from "../../syntax/document.ts";
import { type CheckContext, problemsOf } from "../check/check.ts";
import { collect } from "../check/collect.ts";
import type { AgentDocument } from "../document.ts";
import { ruleByCode } from "../rules/index.ts";

/**
 * The edits of every fix that may be taken without asking, in order, none touching another: where two would change
 * one place the first wins, and the other is found again when the file is checked anew. `code`: of that rule alone.
 */
export function preferredFixes(document: AgentDocument, context: CheckContext, code?: string): readonly TextEdit[] {
  const { source } = document;
  const { view } = collect(source, context.outside, context.fileName, context.epoch);
  const taken: TextEdit[] = [];
  for (const problem of problemsOf(document, context)) {
    if (code !== undefined && problem.code !== code) continue;
    const fixes = ruleByCode(problem.code)?.fix?.(problem, view) ?? [];
    const edits = fixes.find(({ preferred, command }) => preferred && !command)?.edits ?? [];
    if (edits.every(edit => taken.every(other => apart(edit, other)))) taken.push(...edits);
  }
  return taken.sort((a, b) => a.start - b.start);
}

/** Two insertions at one place would stand in an order that nobody chose. */
export function apart(a: TextEdit, b: TextEdit): boolean {
  return a.end < b.start || b.end < a.start || (a.start !== b.start && (a.end === b.start || b.end === a.start));
}
