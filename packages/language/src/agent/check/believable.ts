import type { SourceDocument } from "../../syntax/index.ts";
import type { Problem, Span } from "./problem.ts";
import { lastUpTo, Spans } from "./spans.ts";
import { isSerious } from "./syntax-problems.ts";

const isText = (problem: Problem) => problem.path.length === 0 && problem.code < "AW116";

/**
 * Leaves out what only follows from another mistake: what seems to be missing or unknown where the text is broken, and
 * what other rules say of a literal key.
 */
export function believable(document: SourceDocument, problems: readonly Problem[]): readonly Problem[] {
  const broken = brokenRegions(document);
  const keys = new Spans(problems.filter(({ code }) => code === "AW134"));
  const tabs = problems.filter(({ code }) => code === "AW101").map(({ start }) => start);
  return once(
    problems.filter(problem => {
      if (isText(problem)) return !followsTab(problem, tabs, document);
      if (problem.code === "AW134") return !keys.touching(problem).some(other => holdsMore(other, problem));
      if (keys.touching(problem).some(key => overlaps(key, problem))) return false;
      if (broken.isEmpty) return true;
      const around = broken.touching(problem).filter(region => contains(region, problem));
      if (problem.absence) return around.length === 0 && problem.path.length > 1;
      return !around.some(({ from }) => problem.start >= from);
    }),
  );
}

/** After a tab nobody can say how deep a line is: the next ones only seem to fit nowhere. */
function followsTab(problem: Problem, tabs: readonly number[], document: SourceDocument): boolean {
  if (problem.code !== "AW102" || tabs.length === 0) return false;
  const section = document.sections[lastUpTo(document.sections, at => at.start(), problem.start)];
  const from = section && section.start() <= problem.start ? section.start() : 0;
  const tab = tabs[lastUpTo(tabs, at => at, problem.start - 1)] ?? 0;
  return tab >= from && tab < problem.start;
}

/** A section or item, or what of them is in one piece, in which the text is broken. */
interface Broken extends Span {
  /** From here on nothing in it can be trusted. */
  readonly from: number;
}

function brokenRegions(document: SourceDocument): Spans<Broken> {
  const regions: Broken[] = [];
  for (const group of document.groups) {
    if (!group.troubled) continue;
    for (const piece of group.pieces) {
      for (const problem of piece.problems) {
        if (!isSerious(problem)) continue;
        const at = piece.start + problem.start;
        const region = regionOf(document, at, { start: piece.start, end: piece.start + piece.length });
        const before = regions.at(-1);
        const from = Math.min(at, document.lines.start(document.lines.positionAt(at).line));
        if (before?.start === region.start && before.end === region.end) {
          if (from < before.from) regions[regions.length - 1] = { ...before, from };
        } else regions.push({ ...region, from });
      }
    }
  }
  return new Spans(regions);
}

function regionOf(document: SourceDocument, at: number, piece: Span): Span {
  const { sections } = document;
  const last = lastUpTo(sections, section => section.start(), at);
  for (const section of [sections[last - 1], sections[last]]) {
    if (!section || at < section.start() || at > section.end()) continue;
    const start = Math.max(section.start(), piece.start);
    const end = Math.min(section.end(), piece.end);
    return { start, end: Math.max(start, end) };
  }
  return piece;
}

/** One mistake that is found in two ways, or through two aliases, is said once. */
function once(problems: readonly Problem[]): readonly Problem[] {
  const byStart = new Map<number, Problem | Problem[]>();
  return problems.filter(problem => {
    const there = byStart.get(problem.start);
    if (there === undefined) byStart.set(problem.start, problem);
    else if (!Array.isArray(there)) {
      if (saysSame(there, problem)) return false;
      byStart.set(problem.start, [there, problem]);
    } else {
      if (there.some(other => saysSame(other, problem))) return false;
      there.push(problem);
    }
    return true;
  });
}

/** Do two problems that begin at one place say the same? */
function saysSame(a: Problem, b: Problem): boolean {
  if (a.code !== b.code || a.end !== b.end) return false;
  if (a.code === "AW134") return true;
  return a.code === "AW117" ? a.path.join("/") === b.path.join("/") : a.template === b.template;
}

function contains(outer: Span, inner: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function holdsMore(other: Span, one: Span): boolean {
  return contains(other, one) && other.end - other.start > one.end - one.start;
}
