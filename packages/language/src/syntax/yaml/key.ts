import type { Node, ScalarNode } from "../tree.ts";
import { flow, scalarKey } from "./flow.ts";
import { colonFollows, emptyScalar, plainKey, plainLineEnd } from "./plain.ts";
import { alias, openAnchor, readProps, withProps } from "./props.ts";
import { quoted, quotedLineEnd } from "./quoted.ts";
import {
  ampersand,
  apostrophe,
  bang,
  codeAt,
  colon,
  dash,
  greater,
  isEol,
  openCurly,
  openSquare,
  pipe,
  quote,
  type Scan,
  skipBlanks,
  standsAlone,
  star,
} from "./scan.ts";

/**
 * Reads the key of block style at `pos`, with its colon, and leaves `pos` behind that. Where no key stands, gives null
 * and moves nothing.
 */
export function readKey(s: Scan, floor: number): ScalarNode | null {
  const start = s.pos;
  const code = codeAt(s, start);
  switch (code) {
    case quote:
    case apostrophe: {
      const end = quotedLineEnd(s, start);
      if (end < 0 || !colonFollows(s, end)) return null;
      const key = quoted(s, floor);
      takeColon(s);
      return key;
    }
    case colon:
      if (!standsAlone(s, start)) break;
      s.pos++;
      return emptyScalar(s, start);
    case dash:
      if (standsAlone(s, start)) return null;
      break;
    case ampersand:
    case bang:
      return namedKey(s, floor);
    case openSquare:
    case openCurly:
    case star:
      return nodeKey(s, floor, code);
    case pipe:
    case greater:
      return null;
    default:
  }
  const end = plainLineEnd(s, start);
  let i = end;
  while (codeAt(s, i) === 32 || codeAt(s, i) === 9) i++;
  if (codeAt(s, i) !== colon || !standsAlone(s, i)) return null;
  s.pos = i + 1;
  return plainKey(s, start, end);
}

function takeColon(s: Scan): void {
  skipBlanks(s);
  s.pos++;
}

/** A key with an anchor or a tag. */
function namedKey(s: Scan, floor: number): ScalarNode | null {
  const { pos, anchored } = s;
  const props = readProps(s);
  const code = codeAt(s, s.pos);
  const bare = code === ampersand || code === bang || isEol(code) ? null : readKey(s, floor);
  if (!bare) {
    s.pos = pos;
    s.anchored = anchored;
    return null;
  }
  const node = withProps(s, bare, props, openAnchor(s, props));
  return node.kind === "scalar" ? node : bare;
}

/** A flow collection or an alias as key: read on trial, since a value may begin the same way. */
function nodeKey(s: Scan, floor: number, code: number): ScalarNode | null {
  const { pos, line, tab, anchored, weight, level } = s;
  const problems = s.problems.length;
  const node: Node = code === star ? alias(s) : flow(s, floor);
  if (s.line === line && colonFollows(s, s.pos)) {
    const key = scalarKey(s, node, pos);
    takeColon(s);
    return key;
  }
  s.pos = pos;
  s.line = line;
  s.tab = tab;
  s.weight = weight;
  s.level = level;
  s.anchored = anchored;
  s.unclosed = -1;
  s.problems.length = problems;
  return null;
}
