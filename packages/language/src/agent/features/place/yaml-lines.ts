/** One line of block style, taken apart. Columns count UTF-16 units. */
export interface YamlLine {
  readonly start: number;
  /** Without the line break. */
  readonly text: string;
  readonly indent: number;
  /** Columns of the dashes that the line begins with. */
  readonly dashes: readonly number[];
  /** Column behind the dashes. */
  readonly column: number;
  /** What stands there. */
  readonly rest: string;
}

/** Nothing that the format knows nests lists so deep; a line of a million dashes is not worth a path of as many steps. */
const mostDashes = 100;

export function yamlLine(text: string, start: number): YamlLine {
  const end = lineEnd(text, start);
  const line = text.slice(start, end);
  const indent = /^ */.exec(line)?.[0].length ?? 0;
  const dashes: number[] = [];
  let column = indent;
  const dash = /-(?: +|$)/y;
  for (dash.lastIndex = column; dashes.length < mostDashes && dash.test(line); column = dash.lastIndex) {
    dashes.push(column);
  }
  return { start, text: line, indent, dashes, column, rest: line.slice(column) };
}

/** Offset of the line break (or the end) behind a line's start; a CR belongs to the break. */
export function lineEnd(text: string, start: number): number {
  const feed = text.indexOf("\n", start);
  const end = feed < 0 ? text.length : feed;
  return text.charAt(end - 1) === "\r" && end > start ? end - 1 : end;
}

/** Start of the next line; past the text if there is none. */
export function nextLine(text: string, start: number): number {
  const end = text.indexOf("\n", start);
  return end < 0 ? text.length + 1 : end + 1;
}

const keyed = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#"'[\]{},&*!|>%@`-][^#]*?|-[^\s#][^#]*?)[ \t]*:(?:[ \t]+|$)/;

/** A key: its token, and the length from there to its value. */
export interface Key {
  readonly token: string;
  readonly length: number;
}

/** The key that a rest of a line begins with. */
export function keyOf(rest: string): Key | undefined {
  const match = keyed.exec(rest);
  const token = match?.[1];
  return match && token !== undefined ? { token, length: match[0].length } : undefined;
}

/** Length of the scalar at the beginning of a value, without what follows it: blanks, a comment. */
export function scalarLength(value: string): number {
  const quoted = /^(?:"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?)/.exec(value);
  if (quoted) return quoted[0].length;
  return (/^.*?(?=\s+#|\s*$)/.exec(value)?.[0] ?? value).length;
}

/** Does a value begin a text of its own lines (`|`, `>`)? */
export function opensText(value: string): boolean {
  return /^(?:[&!]\S+\s+)*[|>][+\-0-9]*\s*(?:#.*)?$/.test(value);
}

/** Is there nothing behind a key or dash but an anchor, a tag or a comment? */
export function isEmpty(value: string): boolean {
  return /^(?:[&!]\S*\s*)*(?:#.*)?$/.test(value);
}
