import { plain } from "./flow-scan.ts";
import { type Place, place } from "./place.ts";
import { type Block, type Blocks, below, newBlock } from "./yaml-blocks.ts";
import { isEmpty, type Key, keyOf, scalarLength, type YamlLine, yamlLine } from "./yaml-lines.ts";
import { placesIn, type Region, regionAt } from "./yaml-region.ts";

/** A place before it is known what stands below it: `block` will hold the names. */
export interface Draft {
  readonly place: Place;
  readonly block: Block;
  /** The `depth` of lines that can still belong to the place; a line that is less deep ends it. */
  readonly least: number;
}

/** How deep a line stands: a dash counts for more than a key in its column, since the list may be that key's value. */
export function depth(column: number, dash: boolean): number {
  return 2 * column + (dash ? 1 : 0);
}

export interface AtCursor {
  readonly drafts: readonly Draft[];
  /** What begins on the line and spans more of them. */
  readonly region?: Region | undefined;
}

const nothing: AtCursor = { drafts: [] };

/** The places on the cursor's own line; reads into the blocks what that line says, its unfinished token left out. */
export function cursorPlaces(text: string, line: YamlLine, offset: number, blocks: Blocks): AtCursor {
  const head = yamlLine(text.slice(0, offset), line.start);
  if (line.rest && offset < line.start + line.column) return nothing;
  if (inComment(head.rest) || head.dashes.length < line.dashes.length || head.text.endsWith("-")) return nothing;
  const key = keyOf(head.rest);
  if (key) return atValue(text, line, offset, blocks, key);
  return line.dashes.length > 0 ? atElement(text, line, offset, blocks) : atLineStart(text, line, offset, blocks);
}

function inComment(head: string): boolean {
  return /(?:^|\s)#/.test(head.replace(/"(?:[^"\\]|\\.)*"?|'[^']*'?/g, "_"));
}

/** Behind `key:`. */
function atValue(text: string, line: YamlLine, offset: number, blocks: Blocks, key: Key): AtCursor {
  for (const column of line.dashes) blocks.dash(column);
  const start = line.start + line.column + key.length;
  const value = text.slice(start, line.start + line.text.length);
  const owner = blocks.key(line.column, plain(key.token), isEmpty(value));
  const path = below(owner);
  const region = regionAt(text, start, value, owner.column, path);
  if (region?.kind === "flow") {
    const places = placesIn(text, region, offset) ?? [];
    return { drafts: places.map(complete), region };
  }
  const end = Math.max(offset, start + scalarLength(value));
  const blank = text.charAt(start - 1) === ":";
  const found = place({ slot: "value", path, start, end, typed: text.slice(start, offset), blank });
  return { drafts: [complete(found)], region };
}

/** A place of which no line below has anything to say. */
function complete(found: Place): Draft {
  const block = { ...newBlock("map", 0, found.path), names: [...found.used] };
  return { place: found, block, least: Number.POSITIVE_INFINITY };
}

/** Behind a dash: a scalar, or the first key of a map. */
function atElement(text: string, line: YamlLine, offset: number, blocks: Blocks): AtCursor {
  for (const column of line.dashes) blocks.dash(column);
  const list = blocks.top;
  const path = below(list);
  const key = keyOf(line.rest);
  if (key) return atKey(text, line, offset, blocks, key);
  const start = line.start + line.column;
  const region = regionAt(text, start, line.rest, list.column, path);
  if (region?.kind === "flow") {
    const places = placesIn(text, region, offset) ?? [];
    return { drafts: places.map(complete), region };
  }
  const map = newBlock("map", line.column, path);
  return {
    drafts: [
      { ...draft(text, line, offset, "key", map), least: depth(list.column + 1, false) },
      { ...draft(text, line, offset, "value", map), block: list, least: depth(list.column, true) },
    ],
    region,
  };
}

/** In a key that has its colon. */
function atKey(text: string, line: YamlLine, offset: number, blocks: Blocks, key: Key): AtCursor {
  const valueStart = line.start + line.column + key.length;
  const value = text.slice(valueStart, line.start + line.text.length);
  const owner = blocks.key(line.column, plain(key.token), isEmpty(value));
  owner.names.pop();
  const start = line.start + line.column;
  const typed = text.slice(start, offset);
  const end = Math.max(offset, start + key.token.length);
  const inset = line.column - line.indent;
  const found = place({ slot: "key", path: owner.path, start, end, typed, fresh: true, colon: true, inset });
  return {
    drafts: [{ place: found, block: owner, least: leastOf(owner) }],
    region: regionAt(text, valueStart, value, owner.column, below(owner)),
  };
}

/** Where a line begins: a key, one more element, or the first line of a block. */
function atLineStart(text: string, line: YamlLine, offset: number, blocks: Blocks): AtCursor {
  const key = keyOf(line.rest);
  if (key) return atKey(text, line, offset, blocks, key);
  const column = line.rest ? line.column : offset - line.start;
  const around = blocks.around(column);
  const top = around.at(-1);
  if (!top) return nothing;
  if (top.column === column || top.last === undefined) {
    const beside = around.filter(block => block.column === column || block === top);
    return { drafts: beside.map(block => draft(text, line, offset, block.kind === "map" ? "key" : "item", block)) };
  }
  if (!top.open) return nothing;
  const path = below(top);
  const deeper = depth(top.column + 1, false);
  const listed = top.kind === "map" ? depth(top.column, true) : deeper;
  return {
    drafts: [
      { ...draft(text, line, offset, "key", newBlock("map", column, path)), least: deeper },
      { ...draft(text, line, offset, "item", newBlock("seq", column, path)), least: listed },
      complete(draft(text, line, offset, "value", newBlock("map", column, path)).place),
    ],
  };
}

function draft(text: string, line: YamlLine, offset: number, slot: Place["slot"], block: Block): Draft {
  const start = line.rest ? line.start + line.column : offset;
  const end = Math.max(offset, start + scalarLength(line.rest));
  const typed = text.slice(start, offset);
  const inset = line.dashes.length > 0 ? line.column - line.indent : 0;
  return {
    place: place({ slot, path: block.path, start, end, typed, fresh: true, inset }),
    block,
    least: leastOf(block),
  };
}

/** Of the document's own map the keys are known anyway. */
function leastOf(block: Block): number {
  return block.path.length === 0 ? Number.POSITIVE_INFINITY : depth(block.column, block.kind === "seq");
}
