import type { SourceDocument } from "../../../syntax/document.ts";
import { plain } from "./flow-scan.ts";
import type { Place } from "./place.ts";
import { Blocks, below } from "./yaml-blocks.ts";
import { cursorPlaces, depth } from "./yaml-cursor.ts";
import { isEmpty, keyOf, nextLine, scalarLength, type YamlLine, yamlLine } from "./yaml-lines.ts";
import { behind, placesIn, type Region, regionAt } from "./yaml-region.ts";
import { keysAtMargin, startAbove } from "./yaml-start.ts";

/**
 * What could be written at a cursor in block style, by indentation: the lines above say where one is, the lines below
 * what is there already. More than one place where a dash and a key may stand in one column.
 */
export function yamlPlaces(source: SourceDocument, offset: number): Place[] {
  const { text } = source;
  const blocks = new Blocks();
  let at = startAbove(source, offset, blocks);
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
  const least = Math.min(...drafts.map(draft => draft.least));
  readRest(text, Math.max(nextLine(text, at), region ? behind(text, region) : 0), blocks, least);
  return drafts.map(({ place, block }) => {
    const names = place.path.length === 0 ? [...block.names, ...keysAtMargin(source, at)] : block.names;
    return { ...place, used: new Set(names) };
  });
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

/** What stands further below than this is not looked for: a list may be as long as the file. */
const mostBelow = 500;

/** Reads on while lines are at least so deep that they can belong to a place, so that it knows what is there already. */
function readRest(text: string, from: number, blocks: Blocks, least: number): void {
  let left = mostBelow;
  for (let at = from; at <= text.length && Number.isFinite(least) && left-- > 0; ) {
    const line = yamlLine(text, at);
    const content = line.text.slice(line.indent);
    if (content && !content.startsWith("#") && depth(line.indent, line.dashes.length > 0) < least) return;
    const region = readLine(text, line, blocks);
    at = Math.max(nextLine(text, at), region ? behind(text, region) : 0);
  }
}
