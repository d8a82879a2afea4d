import type { Path } from "../../../syntax/document.ts";
import { samePath } from "./place.ts";

/** A block map or list that lines belong to, by the column of its keys or dashes. */
export interface Block {
  readonly kind: "map" | "seq";
  column: number;
  readonly path: Path;
  /** Keys of a map; scalars of a list. */
  readonly names: string[];
  /** Key of the entry, or index of the element, that deeper lines belong to. */
  last: string | number | undefined;
  /** Nothing was written behind that key or dash: a block may follow. */
  open: boolean;
}

export function newBlock(kind: Block["kind"], column: number, path: Path): Block {
  return { kind, column, path, names: [], last: undefined, open: false };
}

/** The path of what stands below a block's last key or dash. */
export function below(block: Block): Path {
  return block.last === undefined ? block.path : [...block.path, block.last];
}

/** The blocks around a line, outermost first; the first is the document's map. */
export class Blocks {
  #stack: Block[] = [newBlock("map", 0, [])];
  #expected: readonly Block[] = [];

  /** The innermost block. */
  get top(): Block {
    return this.#stack.at(-1) ?? newBlock("map", 0, []);
  }

  /** Blocks that were promised before their lines were read: when they come, these objects are used. */
  expect(blocks: readonly Block[]): void {
    this.#expected = blocks;
  }

  /** Goes into the list of a section whose elements up to this one (its index) were passed over. */
  enter(section: string, column: number, index: number): void {
    const root = this.key(0, section, true);
    this.#stack = [root, { ...newBlock("seq", column, [section]), last: index }];
  }

  /** A dash at a column: one more element of the list there, or the first of a new one. */
  dash(column: number): Block {
    this.#leave(column);
    if (this.top.kind === "map" || this.top.column < column) this.#enter("seq", column);
    const list = this.top;
    list.last = typeof list.last === "number" ? list.last + 1 : 0;
    list.open = true;
    return list;
  }

  /** A key at a column: one more of the map there, or the first of a new one. */
  key(column: number, name: string, open: boolean): Block {
    this.#leave(column);
    if (this.top.kind === "seq" && this.top.column === column && this.#stack.length > 1) this.#stack.pop();
    const first = this.#stack.length === 1 && this.top.last === undefined;
    if (first) this.top.column = column;
    else if (this.top.column < column) this.#enter("map", column);
    const map = this.top;
    map.names.push(name);
    map.last = name;
    map.open = open;
    return map;
  }

  /** The blocks that a line at this column could belong to, innermost last; changes nothing. */
  around(column: number): readonly Block[] {
    const found = this.#stack.filter(block => block.column <= column);
    return found.length > 0 ? found : this.#stack.slice(0, 1);
  }

  #enter(kind: Block["kind"], column: number): void {
    const path = below(this.top);
    const block = this.#expected.find(known => known.kind === kind && samePath(known.path, path));
    if (block) block.column = column;
    this.#stack.push(block ?? newBlock(kind, column, path));
  }

  #leave(column: number): void {
    while (this.#stack.length > 1 && this.top.column > column) this.#stack.pop();
  }
}
