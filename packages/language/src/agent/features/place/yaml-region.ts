import type { Path } from "../../../syntax/document.ts";
import { flowPlace } from "./flow-place.ts";
import { type Place, place } from "./place.ts";
import { nextLine, opensText, yamlLine } from "./yaml-lines.ts";

/** A value that may go on over lines which are no block style: brackets, or a text. */
export interface Region {
  readonly kind: "flow" | "text";
  readonly start: number;
  /** At the latest here, whatever the brackets say: lines that are less deep begin here. */
  readonly limit: number;
  readonly path: Path;
}

/** The region that a value at `start` begins, if it is one; `column` is that of its key or dash. */
export function regionAt(text: string, start: number, value: string, column: number, path: Path): Region | undefined {
  const kind = regionKind(value);
  return kind && { kind, start, limit: limitOf(text, start, column), path };
}

function regionKind(value: string): Region["kind"] | undefined {
  if (/^[{[]/.test(value)) return "flow";
  const unclosed = /^["']/.test(value) && !/^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.test(value);
  return opensText(value) || unclosed ? "text" : undefined;
}

/** Where the first line begins, behind `from`, that is not deeper than a column and does not just close brackets. */
function limitOf(text: string, from: number, column: number): number {
  for (let at = nextLine(text, from); at < text.length; at = nextLine(text, at)) {
    const { indent, text: line } = yamlLine(text, at);
    const content = line.slice(indent);
    if (content && indent <= column && !/^[\]}]/.test(content)) return at;
  }
  return text.length + 1;
}

/** The places of a cursor inside a region; undefined if it is not in it. */
export function placesIn(text: string, region: Region, offset: number): Place[] | undefined {
  if (offset <= region.start || offset >= region.limit) return undefined;
  if (region.kind === "flow") {
    const flow = flowPlace(text.slice(0, region.limit), region.start, offset, region.path, true);
    return flow.inside ? (flow.place ? [flow.place] : []) : undefined;
  }
  const start = Math.max(region.start, text.lastIndexOf("\n", offset - 1) + 1);
  if (start === region.start) return [];
  const typed = text.slice(start, offset);
  return [place({ slot: "value", path: region.path, start, end: offset, typed, inText: true })];
}

/** The first line behind a region. */
export function behind(text: string, region: Region): number {
  if (region.kind === "text") return region.limit;
  const { end } = flowPlace(text.slice(0, region.limit), region.start, -1, region.path, true);
  return Math.min(nextLine(text, end - 1), region.limit);
}
