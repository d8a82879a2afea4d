import type { Node } from "../tree.ts";
import { flow } from "./flow.ts";
import { readKey } from "./key.ts";
import { blockScalar } from "./literal.ts";
import { blockMap } from "./map.ts";
import { checkPlainStart, emptyScalar, keyBelow, plainBlock } from "./plain.ts";
import { alias, openAnchor, readProps, withProps } from "./props.ts";
import { quoted } from "./quoted.ts";
import {
  ampersand,
  apostrophe,
  bang,
  closeLine,
  codeAt,
  dash,
  greater,
  hash,
  isEol,
  maxDepth,
  openCurly,
  openSquare,
  pipe,
  problem,
  question,
  quote,
  type Scan,
  standsAlone,
  star,
  toContent,
} from "./scan.ts";
import { blockSeq } from "./seq.ts";
import { skipBlock } from "./skip.ts";

/**
 * What a node of block style must know of its surroundings. Columns are counted from 0; a root stands right of -1.
 */
export interface Frame {
  /** Lines of the node stand right of this column. */
  readonly floor: number;
  /** Keys of a map stand right of this column; less than `floor` in a list, whose items may be short of blanks. */
  readonly keyFloor: number;
  /** Dashes of a list stand right of this column. */
  readonly dashFloor: number;
  /** The node is an item of a list, to which dashes left of it belong. */
  readonly inSeq: boolean;
}

/** The frame of a value whose key stands in `column`. */
export function valueFrame(column: number): Frame {
  return { floor: column, keyFloor: column, dashFloor: column - 1, inSeq: false };
}

/**
 * Reads the node at `pos`, where a map or list may begin: on a line of its own, or behind a dash. Leaves `pos` at the
 * next content, which is on another line.
 */
export function blockNode(s: Scan, frame: Frame): Node | null {
  if (s.depth >= maxDepth) {
    problem(s, "too-deep", s.pos, s.pos + 1, `Nested deeper than ${maxDepth} levels. Make it flatter.`);
    skipBlock(s, frame.floor);
    return null;
  }
  s.depth++;
  const node = openNode(s, frame);
  s.depth--;
  return node;
}

function openNode(s: Scan, frame: Frame): Node | null {
  const column = s.pos - s.line;
  const code = codeAt(s, s.pos);
  if (code === dash && standsAlone(s, s.pos)) return blockSeq(s, column, frame);
  if (code === question && standsAlone(s, s.pos)) return blockMap(s, column, frame, null, s.pos);
  if (code === pipe || code === greater) return lineValue(s, frame);
  const start = s.pos;
  const key = readKey(s, frame.floor);
  if (key) return blockMap(s, column, frame, key, start);
  const begins = code !== openSquare && code !== openCurly && code !== ampersand && code !== bang && code !== star;
  if (begins && keyBelow(s, column)) return blockMap(s, column, frame, null, start);
  return lineValue(s, frame);
}

/**
 * Reads the node at `pos` that begins on the line of its key: no map or list. Leaves `pos` at the next content, which
 * is on another line.
 */
export function lineValue(s: Scan, frame: Frame): Node | null {
  const code = codeAt(s, s.pos);
  let node: Node;
  switch (code) {
    case pipe:
    case greater:
      node = blockScalar(s, frame.floor);
      toContent(s);
      return node;
    case quote:
    case apostrophe:
      node = quoted(s, frame.floor);
      break;
    case openSquare:
    case openCurly:
      node = flow(s, frame.floor);
      break;
    case star:
      node = alias(s);
      break;
    case ampersand:
    case bang:
      return named(s, frame);
    case dash:
      if (!standsAlone(s, s.pos)) {
        node = plainBlock(s, frame.floor);
        break;
      }
      problem(s, "unexpected", s.pos, s.pos + 1, "A list begins on the line after its key. Move the dash there.");
      return blockNode(s, frame);
    default:
      checkPlainStart(s, s.pos);
      node = plainBlock(s, frame.floor);
  }
  closeLine(s);
  return node;
}

/** A node with an anchor or a tag, on this line or on those below. */
function named(s: Scan, frame: Frame): Node | null {
  const props = readProps(s);
  const open = openAnchor(s, props);
  const code = codeAt(s, s.pos);
  if (code === ampersand || code === bang) {
    problem(s, "unexpected", s.pos, s.pos + 1, "A value has one anchor and one tag at most. Remove this one.");
    s.pos++;
    return withProps(s, lineValue(s, frame) ?? emptyScalar(s, props.end), props, open);
  }
  if (!isEol(code) && !(code === hash && s.pos > props.end)) {
    return withProps(s, lineValue(s, frame) ?? emptyScalar(s, props.end), props, open);
  }
  toContent(s);
  return withProps(s, nodeBelow(s, frame) ?? emptyScalar(s, props.end), props, open);
}

/** The node that begins at `pos`, the first content of a line, if it stands far enough to the right to belong here. */
export function nodeBelow(s: Scan, frame: Frame): Node | null {
  if (s.pos >= s.end) return null;
  const column = s.pos - s.line;
  if (column > frame.floor) return blockNode(s, frame);
  if (column > frame.dashFloor && codeAt(s, s.pos) === dash && standsAlone(s, s.pos)) return blockNode(s, frame);
  return null;
}
