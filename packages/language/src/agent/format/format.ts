import type { SourceDocument, TextEdit } from "../../syntax/document.ts";
import { parseSource } from "../../syntax/parse.ts";
import { applyTextEdits } from "./apply.ts";
import { formatJson } from "./json.ts";
import type { FormatOptions } from "./options.ts";
import { saysTheSame } from "./same.ts";
import { formatYaml } from "./yaml.ts";

/** A stretch of a text, in offsets. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The edits that format a text, in order and apart from each other. They change blanks and line breaks alone, and never
 * what the text says: that is looked at before they are handed out. Where something isn't well-formed, that part of a
 * YAML text, or the whole of a JSON text, is left as it is.
 */
export function format(source: SourceDocument, options: FormatOptions = {}): readonly TextEdit[] {
  const edits = layout(source, options);
  return edits.length === 0 || saysTheSame(source, applied(source, edits)) ? edits : [];
}

/**
 * The edits of the lines that ranges touch. Where lines can't be indented without those around them, they keep their
 * indentation.
 */
export function formatRanges(
  source: SourceDocument,
  ranges: readonly TextRange[],
  options: FormatOptions = {},
): readonly TextEdit[] {
  const { lines, text } = source;
  const wanted = ranges.map(({ start, end }) => {
    const first = lines.positionAt(start).line;
    const { line, character } = lines.positionAt(end);
    // A range that ends where a line begins doesn't touch that line.
    const last = character === 0 && line > first ? line - 1 : line;
    return { start: lines.start(first), end: lines.start(last + 1) };
  });
  const edits = layout(source, options).filter(edit =>
    wanted.some(
      ({ start, end }) => edit.start >= start && edit.end <= end && (edit.start < end || end === text.length),
    ),
  );
  if (edits.length === 0 || saysTheSame(source, applied(source, edits))) return edits;
  const within = edits.filter(({ start }) => !isIndent(text, start));
  return within.length > 0 && saysTheSame(source, applied(source, within)) ? within : [];
}

function layout(source: SourceDocument, options: FormatOptions): readonly TextEdit[] {
  return source.syntax === "yaml" ? formatYaml(source, options) : formatJson(source, options);
}

function applied({ text, syntax }: SourceDocument, edits: readonly TextEdit[]): SourceDocument {
  return parseSource(applyTextEdits(text, edits), syntax);
}

function isIndent(text: string, offset: number): boolean {
  let at = offset;
  while (text[at - 1] === " " || text[at - 1] === "\t") at--;
  return at === 0 || text[at - 1] === "\n" || text[at - 1] === "\r";
}
