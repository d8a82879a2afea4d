import type { Located, SourceDocument } from "./document.ts";
import type { ScalarNode } from "./tree.ts";
import { decodeBlock, decodeDouble, decodePlain, decodeSingle, jsonEscapes } from "./yaml/decode.ts";
import { readHeader } from "./yaml/literal.ts";
import { lookUp, pencil } from "./yaml/pencil.ts";
import { breakEnd, isBlank, isEol, lineEnd, scanOf } from "./yaml/scan.ts";

const maps = new WeakMap<ScalarNode, readonly number[]>();

/**
 * Where the character at `index` of a scalar's value stands in the text, absolute: through escapes, doubled quotes,
 * folded lines and the indentation of a block. A character that came from an escape stands where that begins; an index
 * at or behind the value's end gives the end of the text it came from.
 */
export function sourceOffset(doc: SourceDocument, located: Located<ScalarNode>, index: number): number {
  const { node, piece } = located;
  let map = maps.get(node);
  if (!map) {
    map = mapOf(doc, located);
    maps.set(node, map);
  }
  const quoted = node.style === "double" || node.style === "single";
  const end = quoted && isClosed(located) ? node.end - 1 : node.end;
  const length = typeof node.value === "string" ? node.value.length : node.end - node.start;
  return piece.start + lookUp(map, Math.max(0, index), length, end);
}

/** Does the quoted scalar end with its closing quote? */
function isClosed({ node, piece }: Located<ScalarNode>): boolean {
  const { text } = piece;
  const last = node.end - 1;
  const mark = node.style === "double" ? '"' : "'";
  let i = node.start + 1;
  while (i < last) {
    const pair = mark === '"' ? text[i] === "\\" : text.startsWith("''", i);
    i += pair ? 2 : 1;
  }
  return i === last && text[last] === mark;
}

/** The source map of a scalar, relative to its piece: what its value was made from is decoded once more, on record. */
function mapOf(doc: SourceDocument, located: Located<ScalarNode>): readonly number[] {
  const { node, piece } = located;
  const { text } = piece;
  const p = pencil(true);
  const { start, end } = node;
  const inner = isClosed(located) ? end - 1 : end;
  switch (node.style) {
    case "plain":
      decodePlain(p, text, start, end);
      break;
    case "single":
      decodeSingle(p, text, start + 1, inner);
      break;
    case "double":
      decodeDouble(p, text, start + 1, inner, null, doc.syntax === "yaml" ? undefined : jsonEscapes);
      break;
    default: {
      const s = scanOf(text, start, piece.length);
      const header = readHeader(s);
      const from = breakEnd(s, lineEnd(s, s.pos));
      // The line breaks that `+` keeps stand behind the node's own end.
      let to = Math.max(from, end);
      while (to < s.end && (isBlank(text.charCodeAt(to)) || isEol(text.charCodeAt(to)))) to++;
      decodeBlock(p, text, from, to, node.indent ?? 0, node.style === "folded", header.chomp);
    }
  }
  return p.map ?? [];
}
