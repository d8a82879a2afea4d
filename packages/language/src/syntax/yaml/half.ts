import type { Entry, Node, ScalarNode } from "../tree.ts";
import { lineValue, nodeBelow, valueFrame } from "./block.ts";
import { plainKey, plainLineEnd } from "./plain.ts";
import { quoted, quotedLineEnd } from "./quoted.ts";
import {
  apostrophe,
  at as atSign,
  backtick,
  closeCurly,
  closeLine,
  closeSquare,
  codeAt,
  colon,
  comma,
  lineEnd,
  percent,
  problem,
  quote,
  type Scan,
  toContent,
} from "./scan.ts";

/**
 * The line at `at` belongs to a map but has no key and colon: it is being typed. What it says becomes the key, and what
 * is indented below becomes its value. Gives null for what can't be a key.
 */
export function halfKey(s: Scan, at: number, column: number): Entry | null {
  switch (codeAt(s, at)) {
    case closeSquare:
    case closeCurly:
    case comma:
      problem(s, "unexpected", at, at + 1, `This "${s.text[at] ?? ""}" belongs to nothing. Remove it.`);
      s.pos = lineEnd(s, at);
      toContent(s);
      return null;
    case quote:
    case apostrophe:
      return quotedKey(s, at, column);
    case 91:
    case 123:
    case 124:
    case 62:
    case 38:
    case 33:
    case 42:
      return noKey(s, at, column);
    case atSign:
    case backtick:
    case percent:
      problem(s, "bad-value", at, at + 1, `A key can't begin with "${s.text[at] ?? ""}". Put quotes around it.`);
      break;
    default:
  }
  const end = plainLineEnd(s, at);
  const gap = tightColon(s, at, end);
  if (gap > 0) {
    const key = plainKey(s, at, gap);
    problem(s, "missing-colon", gap, gap + 1, "A space is missing after the colon. Add it.");
    s.pos = gap + 1;
    const value = lineValue(s, valueFrame(column));
    return { key, value, start: at - s.base, end: value ? value.end : gap + 1 - s.base };
  }
  s.pos = end;
  return withoutColon(s, plainKey(s, at, end), at, end, column);
}

/** `key:value`: the colon's offset if that is what was meant, else 0. Addresses (`http://`) are not. */
function tightColon(s: Scan, at: number, end: number): number {
  for (let i = at; i < end; i++) {
    const code = s.text.charCodeAt(i);
    if (code === colon) return i > at && i + 1 < end && codeAt(s, i + 1) !== 47 && codeAt(s, i + 1) !== colon ? i : 0;
    const word =
      (code >= 97 && code <= 122) ||
      (code >= 65 && code <= 90) ||
      (code >= 48 && code <= 57) ||
      code === 95 ||
      code === 45;
    if (!word) return 0;
  }
  return 0;
}

/** A quoted text with no colon behind it. */
function quotedKey(s: Scan, at: number, column: number): Entry {
  const closes = quotedLineEnd(s, at) > 0;
  // A key is on one line: where the quote doesn't close there, nothing below may be taken for the rest of it.
  const key = quoted(s, closes ? column : Number.MAX_SAFE_INTEGER);
  return withoutColon(s, key, at, s.pos, column);
}

function withoutColon(s: Scan, key: ScalarNode, at: number, end: number, column: number): Entry {
  problem(s, "missing-colon", at, end, "A colon is missing after this key. Add it.");
  closeLine(s);
  const value = nodeBelow(s, valueFrame(column));
  return { key, value, start: at - s.base, end: value ? value.end : end - s.base };
}

/** A value where a key should stand. */
function noKey(s: Scan, at: number, column: number): null {
  const count = s.problems.length;
  const node: Node | null = lineValue(s, valueFrame(column));
  s.problems.length = count;
  const end = node ? node.end + s.base : at + 1;
  problem(s, "missing-colon", at, Math.max(end, at + 1), "A key is needed before this value. Write one with a colon.");
  return null;
}
