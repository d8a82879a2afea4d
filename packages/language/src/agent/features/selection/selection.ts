import type { SelectionRange } from "vscode-languageserver-types";
import { commentsIn } from "../../../syntax/comments.ts";
import type { Piece, Section, SourceDocument } from "../../../syntax/document.ts";
import type { Extent } from "../../../syntax/find.ts";
import type { Node, ScalarNode } from "../../../syntax/tree.ts";
import type { FeatureDocument } from "../context.ts";
import { piecesIn } from "../pieces.ts";

/** Words are looked for as far as this around the offset: a line may be millions of characters long. */
const widest = 500;

/** What a selection at an offset grows to, step by step: word, line, value, pair, item, list, section, file. */
export function selectionAt({ source }: FeatureDocument, offset: number): SelectionRange {
  const { lines } = source;
  const grown = new Growth(source, offset).all();
  let range: SelectionRange = { range: lines.range(0, source.text.length) };
  for (const { start, end } of grown) range = { range: lines.range(start, end), parent: range };
  return range;
}

/** Gathers extents around an offset from the outside in; what does not lie in the one before is left out. */
class Growth {
  readonly #source: SourceDocument;
  readonly #offset: number;
  readonly #found: Extent[] = [];

  constructor(source: SourceDocument, offset: number) {
    this.#source = source;
    this.#offset = offset;
  }

  all(): readonly Extent[] {
    const section = this.#source.sections.findLast(one => one.start() <= this.#offset);
    if (section && this.#add(section.start(), section.end())) this.#inSection(section);
    else if (this.#source.root) this.#value(this.#source.root.piece, this.#source.root.node);
    this.#inComment();
    return this.#found;
  }

  /** False: the offset is not in it. */
  #add(start: number, end: number): boolean {
    if (this.#offset < start || this.#offset > end) return false;
    const last = this.#found.at(-1) ?? { start: 0, end: this.#source.text.length };
    const within = start >= last.start && end <= last.end;
    if (within && end > start && (start > last.start || end < last.end)) this.#found.push({ start, end });
    return true;
  }

  #inSection(section: Section): void {
    const { key, value, items, entry } = section;
    if (this.#key(key.piece, key.node)) return;
    if (value) {
      this.#value(value.piece, value.node);
      return;
    }
    const first = items?.[0];
    if (!items || !first) return;
    const bracket = key.piece.start + entry.end - 1;
    const from = this.#source.syntax === "yaml" ? first.piece.start + first.start : bracket;
    if (!this.#add(from, section.end())) return;
    const item = items.findLast(({ piece, start }) => piece.start + start <= this.#offset);
    if (item) this.#item(item.piece, item.start, item.node);
  }

  #key(piece: Piece, key: ScalarNode): boolean {
    if (!this.#add(piece.start + key.start, piece.start + key.end)) return false;
    this.#inText(piece, key);
    return true;
  }

  #item(piece: Piece, start: number, node: Node | null): void {
    if (!this.#add(piece.start + start, piece.start + Math.max(node?.end ?? 0, start + 1))) return;
    if (node) this.#value(piece, node);
  }

  #value(piece: Piece, node: Node): void {
    if (!this.#add(piece.start + node.start, piece.start + node.end)) return;
    if (node.kind === "map") {
      const entry = node.entries.findLast(({ start }) => piece.start + start <= this.#offset);
      if (!entry || !this.#add(piece.start + entry.start, piece.start + Math.max(entry.end, entry.key.end))) return;
      if (!this.#key(piece, entry.key) && entry.value) this.#value(piece, entry.value);
    } else if (node.kind === "seq") {
      const index = node.starts.findLastIndex(start => piece.start + start <= this.#offset);
      if (index >= 0) this.#item(piece, node.starts[index] ?? node.start, node.items[index] ?? null);
    } else if (node.kind === "scalar") this.#inText(piece, node);
  }

  /** Without its quotes; its line, where it has more; `{{…}}`; the word. */
  #inText(piece: Piece, node: ScalarNode): void {
    const { text } = this.#source;
    const start = piece.start + node.start;
    const end = piece.start + node.end;
    const quoted = node.style === "single" || node.style === "double";
    if (quoted) this.#add(start + 1, end - (text[end - 1] === text[start] ? 1 : 0));
    this.#line(start, end);
  }

  #inComment(): void {
    for (const { piece } of piecesIn(this.#source, this.#offset, this.#offset)) {
      for (const { start, end } of commentsIn(piece)) if (this.#add(start, end)) this.#line(start, end);
    }
  }

  #line(start: number, end: number): void {
    const { text, lines } = this.#source;
    const { line } = lines.positionAt(this.#offset);
    const from = Math.max(start, lines.start(line));
    const written = text.slice(from, Math.min(end, lines.start(line + 1)));
    const indent = /^\s*/.exec(written)?.[0].length ?? 0;
    this.#add(from + indent, from + written.trimEnd().length);
    const near = Math.max(0, this.#offset - from - widest);
    const around = written.slice(near, near + 2 * widest);
    for (const pattern of [/\{\{[^{}]*\}\}/g, /[\p{L}\p{N}_]+/gu]) {
      for (const { index, 0: found } of around.matchAll(pattern)) {
        if (this.#add(from + near + index, from + near + index + found.length)) break;
      }
    }
  }
}
