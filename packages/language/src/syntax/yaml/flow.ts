import type { Entry, MapNode, Node, ScalarNode, SeqNode } from "../tree.ts";
import { reportDuplicate } from "./keys.ts";
import { checkPlainStart, emptyScalar, plainFlow } from "./plain.ts";
import { alias, openAnchor, readProps, withProps } from "./props.ts";
import { quoted } from "./quoted.ts";
import {
  ampersand,
  apostrophe,
  bang,
  closeCurly,
  closeSquare,
  codeAt,
  colon,
  comma,
  isFlowMark,
  maxDepth,
  openCurly,
  openSquare,
  problem,
  question,
  quote,
  type Scan,
  skipBlanks,
  standsAlone,
  star,
  toContent,
} from "./scan.ts";
import { skipFlow } from "./skip.ts";

/**
 * Reads the flow collection at `pos` and leaves `pos` behind it. Without its closing bracket it ends where a line begins
 * that doesn't stand right of `floor`.
 */
export function flow(s: Scan, floor: number): MapNode | SeqNode {
  const start = s.pos;
  const isMap = codeAt(s, start) === openCurly;
  s.weight++;
  if (s.depth >= maxDepth) {
    skipFlow(s, floor);
    problem(s, "too-deep", start, start + 1, `Nested deeper than ${maxDepth} levels. Make it flatter.`);
    return isMap ? flowMapNode(s, start, []) : flowSeqNode(s, start, [], []);
  }
  s.depth++;
  s.pos++;
  const node = isMap ? flowMap(s, start, floor) : flowSeq(s, start, floor);
  s.depth--;
  return node;
}

function flowMapNode(s: Scan, start: number, entries: Entry[]): MapNode {
  return { kind: "map", start: start - s.base, end: s.pos - s.base, entries, flow: true };
}

function flowSeqNode(s: Scan, start: number, items: (Node | null)[], starts: number[]): SeqNode {
  return { kind: "seq", start: start - s.base, end: s.pos - s.base, items, starts, flow: true };
}

/** Moves to the next token and gives its first character, or -1 (and stays) where the collection ends unclosed. */
function gap(s: Scan, floor: number): number {
  const { pos, line, tab } = s;
  if (s.unclosed === pos) return -1;
  toContent(s);
  if (s.pos < s.end) {
    const code = s.text.charCodeAt(s.pos);
    if (s.line === line || s.pos - s.line > floor || code === closeSquare || code === closeCurly) return code;
  }
  s.pos = pos;
  s.line = line;
  s.tab = tab;
  return -1;
}

function endUnclosed(s: Scan, start: number, close: string): void {
  if (s.unclosed === s.pos) return;
  s.unclosed = s.pos;
  problem(s, "unclosed-flow", start, start + 1, `The closing "${close}" is missing. Add it.`);
}

function flowSeq(s: Scan, start: number, floor: number): SeqNode {
  const items: (Node | null)[] = [];
  const starts: number[] = [];
  s.openSeqs++;
  for (;;) {
    const code = gap(s, floor);
    if (code === -1 || (code === closeCurly && s.openMaps > 0)) {
      endUnclosed(s, start, "]");
      break;
    }
    if (code === closeSquare) {
      s.pos++;
      break;
    }
    if (code === closeCurly) {
      unexpected(s);
      continue;
    }
    starts.push(s.pos - s.base);
    if (code === comma) {
      problem(s, "unexpected", s.pos, s.pos + 1, "A value is missing before this comma. Add it or remove the comma.");
      items.push(null);
      s.pos++;
      continue;
    }
    items.push(seqItem(s, floor, code));
    separate(s, floor);
  }
  s.openSeqs--;
  return flowSeqNode(s, start, items, starts);
}

/** Takes the comma behind an element; reports it missing where another element follows. */
function separate(s: Scan, floor: number): void {
  const end = s.pos;
  const code = gap(s, floor);
  if (code === comma) s.pos++;
  else if (code !== -1 && code !== closeSquare && code !== closeCurly) {
    problem(s, "missing-comma", end - 1, end, "A comma is missing behind this. Add it.");
  }
}

function unexpected(s: Scan): void {
  const mark = s.text[s.pos] ?? "";
  problem(s, "unexpected", s.pos, s.pos + 1, `This "${mark}" closes nothing. Remove it.`);
  s.pos++;
}

/** An element of a sequence; `key: value` there is a map of one entry. */
function seqItem(s: Scan, floor: number, code: number): Node | null {
  const start = s.pos;
  const line = s.line;
  if (code === question && standsAlone(s, s.pos)) return pair(s, floor);
  if (code === colon && isColon(s, false)) return pair(s, floor);
  const node = flowNode(s, floor, false);
  const { pos } = s;
  if (skipBlanks(s) === colon && s.line === line && isColon(s, node !== null && isJsonLike(node))) {
    const entry = entryFrom(s, floor, node, start);
    s.weight++;
    return flowMapNode(s, start, [entry]);
  }
  s.pos = pos;
  return node;
}

function pair(s: Scan, floor: number): MapNode {
  const start = s.pos;
  const entry = mapEntry(s, floor);
  s.weight++;
  return flowMapNode(s, start, [entry]);
}

function flowMap(s: Scan, start: number, floor: number): MapNode {
  const entries: Entry[] = [];
  const names = new Set<string>();
  s.openMaps++;
  for (;;) {
    const code = gap(s, floor);
    if (code === -1 || (code === closeSquare && s.openSeqs > 0)) {
      endUnclosed(s, start, "}");
      break;
    }
    if (code === closeCurly) {
      s.pos++;
      break;
    }
    if (code === closeSquare) {
      unexpected(s);
      continue;
    }
    if (code === comma) {
      problem(s, "unexpected", s.pos, s.pos + 1, "An entry is missing before this comma. Add it or remove the comma.");
      s.pos++;
      continue;
    }
    const entry = mapEntry(s, floor);
    reportDuplicate(s, names, entry.key);
    entries.push(entry);
    separate(s, floor);
  }
  s.openMaps--;
  return flowMapNode(s, start, entries);
}

function mapEntry(s: Scan, floor: number): Entry {
  const start = s.pos;
  let code = codeAt(s, s.pos);
  if (code === question && standsAlone(s, s.pos)) {
    s.pos++;
    code = gap(s, floor);
  }
  const empty = code === -1 || code === comma || code === closeCurly || code === closeSquare;
  const key = empty || (code === colon && isColon(s, false)) ? null : flowNode(s, floor, true);
  return entryFrom(s, floor, key, start);
}

/** The entry whose key is read already, with the value that may follow. */
function entryFrom(s: Scan, floor: number, keyNode: Node | null, start: number): Entry {
  const key = scalarKey(s, keyNode, start);
  const end = s.pos;
  const line = s.line;
  let value: Node | null = null;
  if (gap(s, floor) === colon && isColon(s, keyNode !== null && isJsonLike(keyNode))) {
    s.pos++;
    const colonEnd = s.pos;
    const code = gap(s, floor);
    if (code === -1 || code === comma || code === closeCurly || code === closeSquare) s.pos = colonEnd;
    else value = flowNode(s, floor, false);
  } else {
    s.pos = end;
    s.line = line;
  }
  return { key, value, start: start - s.base, end: s.pos - s.base };
}

/** A colon that divides key and value; behind a quoted key or a bracket nothing needs to follow it. */
function isColon(s: Scan, jsonLike: boolean): boolean {
  return jsonLike || standsAlone(s, s.pos) || isFlowMark(codeAt(s, s.pos + 1));
}

function isJsonLike(node: Node): boolean {
  return node.kind === "map" || node.kind === "seq" || (node.kind === "scalar" && node.style !== "plain");
}

/** Keys must be scalars; anything else is reported and stands as its own text. */
export function scalarKey(s: Scan, node: Node | null, at: number): ScalarNode {
  if (!node) return emptyScalar(s, at);
  if (node.kind === "scalar") return node;
  if (node.kind === "alias" && node.target?.kind === "scalar") {
    return { ...node.target, start: node.start, end: node.end };
  }
  const start = node.start + s.base;
  const end = node.end + s.base;
  problem(s, "non-scalar-key", start, end, "A key must be plain text. Write a name here.");
  return { kind: "scalar", start: node.start, end: node.end, value: s.text.slice(start, end), style: "plain" };
}

/** Any node inside a flow collection. */
function flowNode(s: Scan, floor: number, key: boolean): Node | null {
  const code = codeAt(s, s.pos);
  switch (code) {
    case openSquare:
    case openCurly:
      return flow(s, floor);
    case quote:
    case apostrophe:
      return quoted(s, floor);
    case star:
      return alias(s);
    case ampersand:
    case bang: {
      const props = readProps(s);
      const open = openAnchor(s, props);
      const next = gap(s, floor);
      const empty = next === -1 || next === comma || next === closeCurly || next === closeSquare || next === colon;
      if (empty) s.pos = props.end;
      const inner = empty || next === ampersand || next === bang ? null : flowNode(s, floor, key);
      return withProps(s, inner ?? emptyScalar(s, s.pos), props, open);
    }
    default: {
      const start = s.pos;
      checkPlainStart(s, start, true);
      const node = plainFlow(s, floor, key);
      // A reserved character alone: it is reported, and must not hold us up.
      if (s.pos === start) s.pos++;
      return node;
    }
  }
}
