import type { SourceDocument } from "@agentwright/language";
import { documentValue } from "@agentwright/language";
import { folds, symbols } from "@agentwright/language/agent/features/index";
import { commentsOf } from "@agentwright/language/syntax/comments";
import { partsOf } from "@agentwright/language/syntax/parse";
import { problemsOf } from "@agentwright/language/syntax/problems";
import type { Checker } from "@agentwright/server/documents/checker";
import type { OpenAgent } from "@agentwright/server/documents/open-file";
import { difference } from "./same.ts";

/**
 * What an edited file says otherwise than one that was just opened with the same text, in one line; undefined if
 * nothing. `edited` is asked of a checker that saw each version, `fresh` of one that saw none.
 */
export function whatDiffers(edited: OpenAgent, checker: Checker, fresh: OpenAgent, anew: Checker): string | undefined {
  if (edited.text !== fresh.text) return "text";
  const [kept, made] = [checker.check(edited), anew.check(fresh)];
  if (edited.fault ?? kept.fault) return `fault: ${stackOf(edited.fault ?? kept.fault)}`;
  if (fresh.fault ?? made.fault) return `fault in a fresh run: ${stackOf(fresh.fault ?? made.fault)}`;
  return (
    treeDiffers(edited.agent.source, fresh.agent.source) ??
    named("findings", difference(kept.findings, made.findings)) ??
    named("symbols", difference(symbols(edited.agent), symbols(fresh.agent))) ??
    named("folds", difference(folds(edited.agent), folds(fresh.agent)))
  );
}

function treeDiffers(a: SourceDocument, b: SourceDocument): string | undefined {
  if (a.lines.count !== b.lines.count) return `lines: ${a.lines.count} ≠ ${b.lines.count}`;
  for (let line = 0; line <= a.lines.count; line++) {
    if (a.lines.start(line) !== b.lines.start(line))
      return `line ${line}: ${a.lines.start(line)} ≠ ${b.lines.start(line)}`;
  }
  const [left, right] = [partsOf(a), partsOf(b)];
  if (left.length !== right.length) return `pieces: ${left.length} ≠ ${right.length}`;
  for (const [i, one] of left.entries()) {
    const other = right[i] as typeof one;
    for (const key of ["start", "length", "role", "column", "close", "problems", "entries", "seq", "root"] as const) {
      const found = difference(one[key], other[key]);
      if (found !== undefined) return `pieces[${i}].${key}${found}`;
    }
  }
  return (
    named("sections", difference(a.sections.map(shape), b.sections.map(shape))) ??
    named("notAMap", difference(a.notAMap, b.notAMap)) ??
    named("problems", difference(problemsOf(a), problemsOf(b))) ??
    named("comments", difference([...commentsOf(a)], [...commentsOf(b)])) ??
    // Of a text that is one piece nothing is kept, and aliases may make its value very large.
    (a.root ? undefined : named("value", difference(documentValue(a), documentValue(b))))
  );
}

function named(name: string, found: string | undefined): string | undefined {
  return found === undefined ? undefined : `${name}${found}`;
}

function shape(section: SourceDocument["sections"][number]): object {
  return {
    name: section.name,
    start: section.start(),
    end: section.end(),
    key: section.key.piece.start + section.key.node.start,
    value: section.value && section.value.piece.start + section.value.node.end,
    items: section.items?.map(item => [item.piece.start + item.start, item.node?.end, item.node?.kind]),
  };
}

function stackOf(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message).split("\n").slice(0, 4).join(" | ") : String(fault);
}
