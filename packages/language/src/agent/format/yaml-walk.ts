import type { Lines } from "../../syntax/lines.ts";
import type { Part } from "../../syntax/pieces.ts";
import type { Entry, MapNode, Node, ScalarNode, SeqNode } from "../../syntax/tree.ts";
import { blanksAt, blockText, isBreak } from "./block-text.ts";
import { CommentColumns } from "./comment-columns.ts";
import { columnOf, isFirst, Layout } from "./layout.ts";

/** A way of writing that is left alone: `? key`, a key without text. */
export class LeftAlone extends Error {}

/** What belongs to a key or dash: where it goes, and where its owner stood and goes. */
export interface Place {
  /** Column of what belongs to it on lines below. */
  readonly child: number;
  readonly ownerOld: number;
  readonly owner: number;
}

/** What reads flow collections; they are in a file of their own. */
export type FlowWalk = (walk: YamlWalk, base: number, node: MapNode | SeqNode, place: Place) => void;

/** Walks the nodes of one part of a YAML text in order and sets each token of it. Offsets are absolute. */
export class YamlWalk extends Layout {
  /** Lines that are part of a text: neither their ends nor blank ones are touched. */
  readonly texts: [from: number, to: number][] = [];
  readonly step: number;
  /** Column from which brackets of the line at hand are counted. */
  lineColumn = 0;
  readonly #lines: Lines;
  readonly #flow: FlowWalk;
  readonly #columns = new CommentColumns();
  #comments: readonly number[] = [];
  #commentBase = 0;
  #nextComment = 0;
  /** The last dash: keys may follow on its line. */
  #dash = 0;
  #dashOld = 0;

  constructor(text: string, lines: Lines, step: number, flow: FlowWalk) {
    super(text);
    this.#lines = lines;
    this.step = step;
    this.#flow = flow;
  }

  /** Begins a part; comments of the one before it must be placed by then. */
  enter(part: Part): void {
    this.#comments = part.comments;
    this.#commentBase = part.start;
    this.#nextComment = 0;
  }

  /** Places the comments that are left in the part: `nextOld` and `next` are the columns of what comes behind it. */
  leave(nextOld: number, next: number): void {
    this.#commentsUpTo(this.text.length, nextOld, next);
  }

  /** Sets a token and the comments before it; `comments` is their column if it isn't that of the token. */
  token(offset: number, column: number, spaces: number, comments = -1): boolean {
    if (this.#nextComment < this.#comments.length) {
      if (comments >= 0) this.#commentsUpTo(offset, Number.MAX_SAFE_INTEGER, comments);
      else this.#commentsUpTo(offset, isFirst(this.text, offset) ? columnOf(this.text, offset) : 0, column);
    }
    const first = this.place(offset, column, spaces);
    if (first) this.lineColumn = column;
    return first;
  }

  #commentsUpTo(offset: number, nextOld: number, next: number): void {
    for (; this.#nextComment < this.#comments.length; this.#nextComment += 2) {
      const at = this.#commentBase + (this.#comments[this.#nextComment] ?? 0);
      if (at >= offset) return;
      if (!isFirst(this.text, at)) this.place(at, 0, 1);
      else this.place(at, this.#columns.columnFor(columnOf(this.text, at), nextOld, next), 1);
    }
  }

  entries(base: number, entries: readonly Entry[], column: number): void {
    for (const { key, value, start } of entries) {
      const at = base + start;
      if (this.text[at] === "?" && /^\?(?:\s|$)/.test(this.text.slice(at, at + 2))) throw new LeftAlone();
      if (key.start === key.end) throw new LeftAlone();
      const old = this.#oldColumn(at);
      this.token(at, column, 1);
      this.#columns.begin(old, column, column + this.step);
      this.lineColumn = column;
      if (base + key.start > at) {
        this.properties(at, base + key.start, column, true);
        this.token(base + key.start, column, 1);
      }
      const colon = this.colon(base + key.end);
      // Behind an alias the colon would become part of its name.
      if (this.text[base + key.start] !== "*") this.place(colon, 0, 0);
      if (value) {
        this.value(base, colon + 1, value, { child: column + this.step, ownerOld: old, owner: column });
      }
    }
  }

  /** Items of a block list; dashes go to `column`. */
  items(base: number, items: readonly (Node | null)[], starts: readonly number[], column: number): void {
    for (const [i, node] of items.entries()) {
      const at = base + (starts[i] ?? 0);
      if (this.text[at] !== "-") throw new LeftAlone();
      const old = this.#oldColumn(at);
      this.token(at, column, 1);
      this.#dash = at;
      this.#dashOld = old;
      // What stands behind the dash is two columns further right, however far levels are indented.
      this.#columns.begin(old, column, column + 2);
      this.lineColumn = column + 2;
      if (node) this.value(base, at + 1, node, { child: column + 2, ownerOld: old, owner: column });
    }
  }

  /** A value with what stands between `from` and it. */
  value(base: number, from: number, node: Node, place: Place): void {
    const start = base + node.start;
    const { child } = place;
    // An entry begins with the properties of its key.
    const begins = node.kind === "map" && !node.flow ? base + (node.entries[0]?.start ?? node.start) : start;
    this.properties(from, begins, child);
    if (node.kind === "map" && !node.flow) this.entries(base, node.entries, child);
    else if (node.kind === "seq" && !node.flow) this.items(base, node.items, node.starts, child);
    else if (node.end > node.start) {
      this.token(start, child, 1);
      if (node.kind === "map" || node.kind === "seq") this.#flow(this, base, node, place);
      else if (node.kind === "scalar") this.#scalar(base, node, place);
    }
  }

  /** Anchors and tags between two offsets, where else are only blanks and comments. `placed`: the first one is set. */
  properties(from: number, to: number, column: number, placed = false): void {
    for (let at = from; at < to; at++) {
      const code = this.text.charCodeAt(at);
      if (code === 35) at = this.#lineEnd(at);
      else if (code === 38 || code === 33) {
        if (!placed || at > from) this.token(at, column, 1);
        while (at < to && !/\s/.test(this.text.charAt(at))) at++;
      }
    }
  }

  /** Offset of the colon behind a key. */
  colon(from: number): number {
    const at = from + blanksAt(this.text, from);
    if (this.text[at] !== ":") throw new LeftAlone();
    return at;
  }

  /** Lines of a plain or quoted text below its first one. */
  textLines(start: number, end: number, column: number): void {
    const last = this.#lines.positionAt(end).line;
    const first = this.#lines.positionAt(start).line;
    if (last === first) return;
    this.texts.push([first, last]);
    for (let line = first + 1; line <= last; line++) {
      const from = this.#lines.start(line);
      const at = from + blanksAt(this.text, from);
      if (!isBreak(this.text.charCodeAt(at))) this.place(at, column, 0);
    }
  }

  #scalar(base: number, node: ScalarNode, { child, ownerOld, owner }: Place): void {
    const start = base + node.start;
    if (node.style !== "literal" && node.style !== "folded") {
      this.textLines(start, base + node.end, child);
      return;
    }
    this.#columns.beginText();
    const old = node.indent ?? 0;
    const block = blockText(this.text, this.#lines, start, old);
    this.texts.push([block.firstLine, block.endLine]);
    this.#moveBlock(block.firstLine, block.endLine, old, block.fixed ? old + owner - ownerOld : child);
  }

  /** Moves the lines of a block scalar. Lines of nothing but blanks that are no content are emptied. */
  #moveBlock(firstLine: number, endLine: number, old: number, column: number): void {
    if (old === column) return;
    for (let line = firstLine; line < endLine; line++) {
      const from = this.#lines.start(line);
      let spaces = 0;
      while (spaces < old && this.text.charCodeAt(from + spaces) === 32) spaces++;
      const blanks = blanksAt(this.text, from);
      if (spaces < old && blanks > spaces) throw new LeftAlone();
      const empty = isBreak(this.text.charCodeAt(from + blanks));
      if (empty && blanks <= old) {
        if (blanks > 0) this.edits.push({ start: from, end: from + blanks, text: "" });
      } else if (old > column) this.edits.push({ start: from, end: from + old - column, text: "" });
      else this.edits.push({ start: from, end: from, text: " ".repeat(column - old) });
    }
  }

  /** The column that a key or dash stood in; those behind a dash are counted from there. */
  #oldColumn(at: number): number {
    return isFirst(this.text, at) ? columnOf(this.text, at) : this.#dashOld + at - this.#dash;
  }

  #lineEnd(from: number): number {
    let at = from;
    while (!isBreak(this.text.charCodeAt(at))) at++;
    return at;
  }
}
