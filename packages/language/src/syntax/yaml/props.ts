import type { AliasNode, Node, ScalarNode } from "../tree.ts";
import { resolveTagged } from "./resolve.ts";
import {
  type Anchor,
  ampersand,
  bang,
  codeAt,
  greater,
  isBlank,
  isEol,
  isFlowMark,
  problem,
  type Scan,
  skipBlanks,
} from "./scan.ts";

/** An alias may make the document stand for this many more nodes at most; bombs are cut there. */
const maxAliased = 200_000;
/** Aliases of nodes that hold aliases, and so on: as deep as this. */
const maxLevel = 60;

/** What stands before a node: `&anchor`, `!tag` or both. */
export interface Props {
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
  readonly start: number;
  /** Behind the last of them. */
  readonly end: number;
}

/** End of the word at `i`; anchors, aliases and tags end at a blank, in flow style at a comma or bracket as well. */
function wordEnd(s: Scan, i: number): number {
  const flow = s.openMaps + s.openSeqs > 0;
  for (; i < s.end; i++) {
    const code = s.text.charCodeAt(i);
    if (isBlank(code) || isEol(code) || (flow && isFlowMark(code))) break;
  }
  return i;
}

/** Reads the properties at `pos` and moves to what follows them on the line. */
export function readProps(s: Scan): Props {
  const start = s.pos;
  let anchor: string | undefined;
  let tag: string | undefined;
  let end = start;
  for (;;) {
    const code = codeAt(s, s.pos);
    if (code === ampersand && anchor === undefined) {
      end = wordEnd(s, s.pos + 1);
      anchor = s.text.slice(s.pos + 1, end);
    } else if (code === bang && tag === undefined) {
      end = tagEnd(s, s.pos);
      tag = s.text.slice(s.pos, end);
    } else return { anchor, tag, start, end };
    s.pos = end;
    skipBlanks(s);
  }
}

function tagEnd(s: Scan, i: number): number {
  if (codeAt(s, i + 1) !== 60) return wordEnd(s, i);
  for (let j = i + 2; j < s.end && !isEol(s.text.charCodeAt(j)); j++) {
    if (s.text.charCodeAt(j) === greater) return j + 1;
  }
  return wordEnd(s, i);
}

/** To be called before the node with an anchor is read: an alias inside it would be a cycle. */
export function openAnchor(s: Scan, props: Props): Anchor | null {
  if (props.anchor === undefined) return null;
  s.anchors ??= new Map();
  const anchor: Anchor = { node: null, weight: s.weight, level: s.level };
  s.anchors.set(props.anchor, anchor);
  s.level = 0;
  return anchor;
}

/** Gives a node its properties and the anchor its node. */
export function withProps(s: Scan, node: Node, props: Props, open: Anchor | null): Node {
  const named = { ...node, anchor: props.anchor, tag: props.tag };
  if (node.kind === "alias") {
    problem(s, "unexpected", props.start, props.end, "An alias can't have an anchor or a tag of its own. Remove it.");
  }
  const result = named.kind === "scalar" && props.tag !== undefined ? retag(s, named, props.tag) : named;
  if (open) {
    const outer = open.level;
    open.weight = s.weight - open.weight + 1;
    open.level = s.level + 1;
    s.level = Math.max(outer, s.level);
    open.node = result;
  }
  return result;
}

function retag(s: Scan, node: ScalarNode, tag: string): ScalarNode {
  const written =
    node.style !== "plain"
      ? String(node.value)
      : typeof node.value === "string"
        ? node.value
        : s.text.slice(node.start + s.base, node.end + s.base);
  return { ...node, value: resolveTagged(tag, written, node.value) };
}

/** Reads the alias at `pos`. */
export function alias(s: Scan): AliasNode {
  const start = s.pos;
  s.pos = wordEnd(s, start + 1);
  const name = s.text.slice(start + 1, s.pos);
  const node = (target: Node | null): AliasNode => ({
    kind: "alias",
    start: start - s.base,
    end: s.pos - s.base,
    name,
    target,
  });
  const anchor = s.anchors?.get(name);
  s.weight++;
  if (!anchor) {
    s.anchored = true;
    problem(s, "unknown-alias", start, s.pos, `There is no anchor "&${name}" before this alias. Check its name.`);
    return node(null);
  }
  if (!anchor.node) {
    problem(s, "alias-cycle", start, s.pos, `"*${name}" stands inside the node it names. Remove it.`);
    return node(null);
  }
  if (s.weight + anchor.weight > maxAliased || anchor.level > maxLevel) {
    problem(s, "too-deep", start, s.pos, `With "*${name}" the document would grow without measure. Remove it.`);
    return node(null);
  }
  s.weight += anchor.weight;
  s.aliased += anchor.weight;
  s.level = Math.max(s.level, anchor.level);
  return node(anchor.node);
}
