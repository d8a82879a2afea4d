import type { SourceDocument, TextEdit } from "../../../syntax/document.ts";
import type { SortableMap } from "./maps.ts";

/** What moves with an entry between brackets. */
interface Chunk {
  /** The comments before it and itself. */
  readonly body: string;
  /** Comments behind it, before and behind its comma. */
  readonly beforeComma: string;
  readonly trail: string;
}

/**
 * Puts the entries of a map in braces in another order. Commas, blanks and line breaks stay where they are, comments go
 * with the entry that they stand above, or behind on its line.
 */
export function reorderFlow(
  source: SourceDocument,
  { children, order, open: brace }: SortableMap,
): TextEdit | undefined {
  const { text } = source;
  const yaml = source.syntax === "yaml";
  const chunks: Chunk[] = [];
  /** Blanks before each place. */
  const gaps: string[] = [];
  const commas: boolean[] = [];
  let from = trailOf(text, brace + 1, yaml);
  const start = from;
  for (const { start: at, end } of children) {
    const lead = comments(text, from, at, yaml)[0]?.start ?? at;
    gaps.push(text.slice(from, lead));
    const comma = commaBehind(text, end, yaml);
    const behind = comma < 0 ? end : comma + 1;
    const trailEnd = trailOf(text, behind, yaml);
    chunks.push({
      body: text.slice(lead, end),
      beforeComma: comma < 0 ? "" : text.slice(end, comma),
      trail: text.slice(behind, trailEnd),
    });
    commas.push(comma >= 0);
    from = trailEnd;
  }
  const line = gaps.find(gap => /[\r\n]/.test(gap)) ?? "\n";
  let result = "";
  let open = false;
  for (const [place, index] of order.entries()) {
    const chunk = chunks[index];
    const gap = gaps[place] ?? "";
    if (!chunk) return undefined;
    result += open && !/[\r\n]/.test(gap) ? line : gap;
    result += chunk.body + chunk.beforeComma + (commas[place] ? "," : "") + chunk.trail;
    open = chunk.trail.trim() !== "" && !chunk.trail.trimEnd().endsWith("*/");
  }
  const blanks = /^[ \t]*/.exec(text.slice(from, from + 200))?.[0].length ?? 0;
  if (open && !/[\r\n]/.test(text.charAt(from + blanks))) {
    result += line;
    from += blanks;
  }
  return { start, end: from, text: result };
}

interface Extent {
  readonly start: number;
  readonly end: number;
}

/** Comments between two offsets, where else are only blanks and commas. */
function comments(text: string, from: number, to: number, yaml: boolean): Extent[] {
  const found: Extent[] = [];
  for (let at = from; at < to; at++) {
    const end = commentEnd(text, at, yaml);
    if (end < 0) continue;
    found.push({ start: at, end });
    at = end - 1;
  }
  return found;
}

/** End of the comment at an offset; -1: there is none. */
function commentEnd(text: string, at: number, yaml: boolean): number {
  if (text.startsWith("/*", at) && !yaml) {
    const close = text.indexOf("*/", at + 2);
    return close < 0 ? text.length : close + 2;
  }
  if (yaml ? text[at] !== "#" : !text.startsWith("//", at)) return -1;
  let end = at;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
  while (text[end - 1] === " " || text[end - 1] === "\t") end--;
  return end;
}

/** The comma behind an entry, or -1. */
function commaBehind(text: string, from: number, yaml: boolean): number {
  for (let at = from; at < text.length; at++) {
    const end = commentEnd(text, at, yaml);
    if (end >= 0) at = end - 1;
    else if (text[at] === ",") return at;
    else if (!/\s/.test(text.charAt(at))) return -1;
  }
  return -1;
}

/** Where the comments end that stand behind an offset with nothing else on their line; the offset if none do. */
function trailOf(text: string, from: number, yaml: boolean): number {
  let end = from;
  for (let at = from; at < text.length; at++) {
    const code = text.charAt(at);
    if (code === "\n" || code === "\r") return end;
    const comment = commentEnd(text, at, yaml);
    if (comment >= 0) {
      end = comment;
      at = comment - 1;
    } else if (code === "}") return end;
    else if (code !== " " && code !== "\t") return from;
  }
  return end;
}
