import type { Node, SeqNode } from "../tree.ts";
import { blockNode, type Frame, nodeBelow } from "./block.ts";
import { codeAt, dash, hash, isEol, noTab, problem, type Scan, skipBlanks, standsAlone, toContent } from "./scan.ts";

/**
 * Reads the list whose first dash is at `pos`. Its dashes should stand in `column`; others right of
 * `frame.dashFloor` count too and are reported.
 */
export function blockSeq(s: Scan, column: number, frame: Frame): SeqNode {
  const start = s.pos;
  const items: (Node | null)[] = [];
  const starts: number[] = [];
  let end = start + 1;
  let odd = column;
  s.weight++;
  while (s.pos < s.end) {
    const at = s.pos;
    const found = at - s.line;
    const isDash = codeAt(s, at) === dash && standsAlone(s, at);
    if (found <= (isDash ? frame.dashFloor : frame.floor)) break;
    if (s.tab >= 0) noTab(s);
    starts.push(at - s.base);
    // The frame's dashes may stand in the column of the key above; the items' own content stands right of the dash.
    const inner: Frame = { floor: found, keyFloor: frame.floor, dashFloor: found, inSeq: true };
    let node: Node | null;
    if (isDash) {
      if (found !== column && found !== odd) {
        problem(s, "bad-indent", at, at + 1, `This dash should stand in column ${column + 1}, below the first one.`);
      }
      odd = found;
      s.pos++;
      node = itemNode(s, inner);
      end = node ? Math.max(node.end + s.base, at + 1) : at + 1;
    } else {
      problem(s, "unexpected", at, at + 1, 'Each item of a list begins with "- ". Add it here.');
      node = blockNode(s, inner);
      if (node) end = node.end + s.base;
      if (s.pos === at) s.pos++;
    }
    items.push(node);
  }
  return { kind: "seq", start: start - s.base, end: end - s.base, items, starts, flow: false };
}

/** What stands behind the dash, or below it. */
function itemNode(s: Scan, inner: Frame): Node | null {
  const dashEnd = s.pos;
  const code = skipBlanks(s);
  if (!isEol(code) && !(code === hash && s.pos > dashEnd)) return blockNode(s, inner);
  toContent(s);
  return nodeBelow(s, inner);
}
