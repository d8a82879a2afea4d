import { plain } from "./flow-scan.ts";
import type { Place } from "./place.ts";
import { Blocks, below } from "./yaml-blocks.ts";
import { cursorPlaces } from "./yaml-cursor.ts";
import { isEmpty, keyOf, nextLine, scalarLength, type YamlLine, yamlLine } from "./yaml-lines.ts";
import { behind, placesIn, type Region, regionAt } from "./yaml-region.ts";

/**
 * What could be written at a cursor in block style, by indentation: the lines above say where one is, the lines below
 * what is there already. More than one place where a dash and a key may stand in one column.
 */
export function yamlPlaces(text: string, offset: number): Place[] {
  const blocks = new Blocks();
  let at = sectionStart(text, offset);
  for (;;) {
    const line = yamlLine(text, at);
    if (offset <= at + line.text.length) break;
    const region = readLine(text, line, blocks);
    const inside = region && placesIn(text, region, offset);
    if (inside) return inside;
    at = Math.max(nextLine(text, at), region ? behind(text, region) : 0);
    if (at > offset) return [];
  }
  const { drafts, region } = cursorPlaces(text, yamlLine(text, at), offset, blocks);
  blocks.expect(drafts.map(draft => draft.block));
  const from = Math.max(nextLine(text, at), region ? behind(text, region) : 0);
  readRest(
    text,
    from,
    blocks,
    drafts.some(draft => draft.place.path.length === 0),
  );
  return drafts.map(({ place, block }) => ({ ...place, used: new Set(block.names) }));
}

/** The line of the nearest top-level key above the cursor's: what stands before it has no say. */
function sectionStart(text: string, offset: number): number {
  let start = lineStart(text, offset);
  const column = /^ *$/.test(text.slice(start, offset)) ? offset - start : /^ */.exec(text.slice(start))?.[0].length;
  if (column === 0) return 0;
  for (; start > 0; start = lineStart(text, start - 1)) {
    if (/[^\s#-]/.test(text.charAt(start)) && keyOf(yamlLine(text, start).rest)) return start;
  }
  return 0;
}

function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

/** Reads one line into the blocks. */
function readLine(text: string, line: YamlLine, blocks: Blocks): Region | undefined {
  if (line.rest.startsWith("#") || (!line.rest && line.dashes.length === 0)) return undefined;
  for (const column of line.dashes) blocks.dash(column);
  const key = keyOf(line.rest);
  if (!key && line.dashes.length === 0) return undefined;
  const value = line.rest.slice(key?.length ?? 0);
  const owner = key ? blocks.key(line.column, plain(key.token), isEmpty(value)) : blocks.top;
  if (!key && !isEmpty(value)) {
    owner.names.push(plain(value.slice(0, scalarLength(value))));
    owner.open = false;
  }
  const start = line.start + line.column + (key?.length ?? 0);
  return regionAt(text, start, value, owner.column, below(owner));
}

/** Reads on to the end of the section (of the text, at the root), so that each place knows what is there already. */
function readRest(text: string, from: number, blocks: Blocks, atRoot: boolean): void {
  for (let at = from; at <= text.length; ) {
    const line = yamlLine(text, at);
    if (!atRoot && line.indent === 0 && line.dashes.length === 0 && keyOf(line.rest)) return;
    const region = readLine(text, line, blocks);
    at = Math.max(nextLine(text, at), region ? behind(text, region) : 0);
  }
}
