import type { FoldingRange } from "vscode-languageserver-types";
import type { Piece } from "../../syntax/document.ts";
import type { Node } from "../../syntax/tree.ts";
import type { FeatureDocument } from "./context.ts";

const most = 5000;

/** Sections, elements, maps, lists and texts that span lines, and runs of comment lines. */
export function folds({ source }: FeatureDocument): FoldingRange[] {
  const byStart = new Map<number, FoldingRange>();
  const { lines, text } = source;
  const add = (start: number, end: number, kind?: "comment"): void => {
    if (byStart.size >= most) return;
    const startLine = lines.positionAt(start).line;
    const lastLine = lines.positionAt(end).line;
    // A line that only closes brackets stays in sight.
    const endLine = lastLine - (/^\s*[\]}]/.test(text.slice(lines.start(lastLine), end)) ? 1 : 0);
    if (endLine <= startLine || (byStart.get(startLine)?.endLine ?? -1) >= endLine) return;
    byStart.set(startLine, { startLine, endLine, ...(kind && { kind }) });
  };
  const visit = (piece: Piece, node: Node | null, from: number): void => {
    if (!node || node.kind === "alias") return;
    const start = piece.start + from;
    const end = Math.max(start, piece.start + node.end);
    add(start, trimmed(text, start, end));
    if (node.kind === "map") for (const { start: entry, value } of node.entries) visit(piece, value, entry);
    else if (node.kind === "seq") for (const item of node.items) if (item) visit(piece, item, item.start);
  };
  for (const section of source.sections) {
    add(section.start(), trimmed(text, section.start(), section.end()));
    if (section.items) for (const { piece, node, start } of section.items) visit(piece, node, start);
    else if (section.value) {
      const { piece, node } = section.value;
      if (node.kind === "map") for (const { start, value } of node.entries) visit(piece, value, start);
    }
  }
  if (source.syntax !== "json")
    foldComments(text, source.syntax === "yaml" ? /^\s*#/ : /^\s*\/\//, lines.count, add, lines);
  return [...byStart.values()].sort((a, b) => a.startLine - b.startLine);
}

/** Without the blank lines at its end. */
function trimmed(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}

function foldComments(
  text: string,
  comment: RegExp,
  count: number,
  add: (start: number, end: number, kind: "comment") => void,
  lines: { start(line: number): number },
): void {
  let first = -1;
  for (let line = 0; line <= count; line++) {
    const is = line < count && comment.test(text.slice(lines.start(line), lines.start(line + 1)));
    if (is && first < 0) first = line;
    if (!is && first >= 0) {
      add(lines.start(first), lines.start(line - 1), "comment");
      first = -1;
    }
  }
}
