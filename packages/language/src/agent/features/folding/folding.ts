import type { FoldingRange } from "vscode-languageserver-types";
import type { SourceDocument } from "../../../syntax/document.ts";
import type { Node } from "../../../syntax/tree.ts";
import type { FeatureDocument } from "../context.ts";
import { keptByPiece, piecesIn } from "../pieces.ts";
import { commentFolds } from "./comments.ts";

const most = 5000;

/**
 * Sections, elements, maps, lists and texts that span lines, runs of comment lines, and regions. At most `limit` of
 * them. What lies inside a piece is computed once.
 */
export function folds({ source }: FeatureDocument, limit = most): FoldingRange[] {
  const byStart = new Map<number, FoldingRange>();
  const { lines } = source;
  const add = (startLine: number, endLine: number, kind?: FoldingRange["kind"]): void => {
    if (endLine <= startLine || (byStart.get(startLine)?.endLine ?? -1) >= endLine) return;
    byStart.set(startLine, { startLine, endLine, ...(kind && { kind }) });
  };
  for (const section of source.sections) {
    add(lines.positionAt(section.start()).line, lastLine(source, section.start(), section.end()));
  }
  for (const { start, end, kind } of commentFolds(source)) add(start, end, kind);
  for (const placed of piecesIn(source)) {
    if (byStart.size >= limit) break;
    const inside = foldsOfPiece(source, placed);
    if (inside.length === 0) continue;
    const { line } = lines.positionAt(placed.piece.start);
    for (let i = 0; i + 1 < inside.length; i += 2) add(line + (inside[i] ?? 0), line + (inside[i + 1] ?? 0));
  }
  return [...byStart.values()].sort((a, b) => a.startLine - b.startLine).slice(0, limit);
}

/** First and last lines in turn, below the first line of the piece. */
const foldsOfPiece = keptByPiece((source, { piece }): readonly number[] => {
  const { lines } = source;
  const base = lines.positionAt(piece.start).line;
  const found: number[] = [];
  const visit = (node: Node | null, from: number): void => {
    if (!node || node.kind === "alias") return;
    const start = piece.start + from;
    const last = lastLine(source, start, Math.max(start, piece.start + node.end)) - base;
    const first = lines.positionAt(start).line - base;
    if (last > first) found.push(first, last);
    if (node.kind === "map") for (const { start: entry, value } of node.entries) visit(value, entry);
    else if (node.kind === "seq") for (const item of node.items) if (item) visit(item, item.start);
  };
  for (const { value, start } of piece.entries) visit(value, start);
  for (const [i, item] of (piece.seq?.items ?? []).entries()) visit(item, piece.seq?.starts[i] ?? 0);
  if (piece.root) visit(piece.root, piece.root.start);
  return found;
});

/** The last line to hide: blank lines at the end are none, and a line that only closes brackets stays in sight. */
function lastLine({ text, lines }: SourceDocument, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text.charAt(at - 1))) at--;
  const { line } = lines.positionAt(at);
  return line - (/^\s*[\]}]/.test(text.slice(lines.start(line), at)) ? 1 : 0);
}
