import type { SourceDocument } from "../../syntax/index.ts";
import type { Problem, Span } from "./problem.ts";
import { isSerious } from "./syntax-problems.ts";

const isText = (problem: Problem) => problem.path.length === 0 && problem.code < "AW116";

/**
 * Leaves out what only follows from another mistake: what seems to be missing or unknown where the text is broken, and
 * what other rules say of a literal key.
 */
export function believable(document: SourceDocument, problems: readonly Problem[]): readonly Problem[] {
  const broken = brokenRegions(document);
  const keys = problems.filter(({ code }) => code === "AW134");
  return once(
    problems.filter(problem => {
      if (isText(problem)) return !followsTab(problem, problems, document);
      if (problem.code === "AW134") return !keys.some(other => other !== problem && holdsMore(other, problem));
      if (keys.some(key => overlaps(key, problem))) return false;
      if (broken.length === 0) return true;
      if (problem.absence) return !broken.some(({ region }) => contains(region, problem)) && problem.path.length > 1;
      return !broken.some(({ region, from }) => contains(region, problem) && problem.start >= from);
    }),
  );
}

/** After a tab nobody can say how deep a line is: the next ones only seem to fit nowhere. */
function followsTab(problem: Problem, problems: readonly Problem[], document: SourceDocument): boolean {
  if (problem.code !== "AW102") return false;
  const section = document.sections.findLast(one => one.start() <= problem.start);
  return problems.some(
    ({ code, start }) => code === "AW101" && start < problem.start && start >= (section?.start() ?? 0),
  );
}

interface Broken {
  /** The item or section in which the text is broken. */
  readonly region: Span;
  /** From here on nothing in it can be trusted. */
  readonly from: number;
}

function brokenRegions(document: SourceDocument): readonly Broken[] {
  return document.pieces.flatMap(piece =>
    piece.problems.filter(isSerious).map(problem => {
      const at = piece.start + problem.start;
      const { line } = document.lines.positionAt(at);
      const region = regionOf(document, at, { start: piece.start, end: piece.start + piece.length });
      return { region, from: Math.min(at, document.lines.start(line)) };
    }),
  );
}

function regionOf(document: SourceDocument, at: number, piece: Span): Span {
  for (const section of document.sections) {
    if (at < section.start() || at > section.end()) continue;
    const start = Math.max(section.start(), piece.start);
    const end = Math.min(section.end(), piece.end);
    return { start, end: Math.max(start, end) };
  }
  return piece;
}

/** One mistake that is found in two ways, or through two aliases, is said once. */
function once(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, start, end, path, template }) => {
    const what = code === "AW134" ? "" : code === "AW117" ? path.join("/") : template;
    const key = `${code} ${start} ${end} ${what}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
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
