import type { SourceDocument, TextEdit } from "../../../syntax/document.ts";
import { blanksAt, blockText, isBreak } from "../block-text.ts";
import { isFirst } from "../layout.ts";
import type { Child, SortableMap } from "./maps.ts";

/** What moves with a key: the comment lines above it, its lines, and comments below that stand deeper. */
interface Chunk {
  start: number;
  end: number;
}

/**
 * Puts the entries of a map that is written in lines in another order. Blank lines between them stay where they are;
 * comments go with the key below them, and those at the top of the file stay there.
 */
export function reorderBlock(source: SourceDocument, { children, order, root }: SortableMap): TextEdit | undefined {
  const { text, lines } = source;
  const first = children[0];
  if (!first) return undefined;
  const column = lines.positionAt(first.start).character;
  const chunks: Chunk[] = [];
  for (const [i, child] of children.entries()) {
    // Only the first one may stand behind a dash.
    if (i > 0 && !isFirst(text, child.start)) return undefined;
    const before = chunks[i - 1];
    const start = before ? divide(source, child, before) : firstStart(source, child, root);
    chunks.push({ start, end: chunkEnd(source, child, column) });
  }
  const eol = text[lines.start(1) - 2] === "\r" ? "\r\n" : "\n";
  const start = chunks[0]?.start ?? 0;
  const end = chunks.at(-1)?.end ?? 0;
  const compact = !isFirst(text, first.start);
  const closed = isBreak(text.charCodeAt(end - 1));
  let result = "";
  for (const [place, index] of order.entries()) {
    const chunk = chunks[index];
    if (!chunk) return undefined;
    let own = text.slice(chunk.start, chunk.end);
    if (!isBreak(own.charCodeAt(own.length - 1))) own += eol;
    if (compact && index === 0) own = " ".repeat(column) + own;
    if (compact && place === 0) own = own.slice(blanksAt(own, 0));
    result += own;
    const next = chunks[place + 1];
    if (next) result += text.slice(chunks[place]?.end, next.start);
  }
  if (!closed) result = result.slice(0, result.length - eol.length);
  return { start, end, text: result };
}

/** Where the first entry begins: comments right above it are its own, unless they are the file's. */
function firstStart({ text, lines }: SourceDocument, { start }: Child, root: boolean): number {
  if (!isFirst(text, start)) return start;
  const line = lines.positionAt(start).line;
  let from = line;
  while (from > 0 && isComment(text, lines.start(from - 1))) from--;
  return lines.start(root && from === 0 ? line : from);
}

/**
 * Where an entry begins: behind the one before it and the blank lines there. Comments right below that one go with it
 * if a blank line is behind them.
 */
function divide({ text, lines }: SourceDocument, { start }: Child, before: Chunk): number {
  const line = lines.positionAt(start).line;
  const from = lines.positionAt(before.end).line;
  let at = from;
  while (at < line && isComment(text, lines.start(at))) at++;
  if (at === line) return lines.start(from);
  before.end = lines.start(at);
  while (at < line && !isComment(text, lines.start(at))) at++;
  return lines.start(at);
}

/** Where the lines of an entry end, with comments below it that stand deeper than its key. */
function chunkEnd({ text, lines }: SourceDocument, { end, last }: Child, column: number): number {
  let line = lines.positionAt(end).line + 1;
  if (last?.node.kind === "scalar" && last.node.indent !== undefined) {
    line = Math.max(line, blockText(text, lines, last.base + last.node.start, last.node.indent).endLine);
  }
  while (line < lines.count && isComment(text, lines.start(line)) && blanksAt(text, lines.start(line)) > column) line++;
  return lines.start(line);
}

function isComment(text: string, start: number): boolean {
  return text.charCodeAt(start + blanksAt(text, start)) === 35;
}
