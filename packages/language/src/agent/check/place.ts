import type { Entry, MapNode, Node, Path, Piece, ScalarNode, SourceDocument } from "../../syntax/index.ts";
import { find, keyName, locate, sourceOffset } from "../../syntax/index.ts";
import type { Part, Span } from "./problem.ts";

/** The node at a path below another; null: there is an entry without a value. Aliases are followed. */
export function nodeBelow(root: Node | null, path: Path): Node | null | undefined {
  let node: Node | null | undefined = root;
  for (const step of path) {
    while (node?.kind === "alias") node = node.target;
    if (node?.kind === "seq" && typeof step === "number")
      node = step < node.items.length ? node.items[step] : undefined;
    else if (node?.kind === "map") {
      const entry = entryOf(node, step);
      node = entry ? entry.value : undefined;
    } else return undefined;
    if (node === undefined) return undefined;
  }
  return node;
}

/** Where a part of the place lies, in the offsets of the nodes; undefined if there is no such place. */
export function spanBelow(root: Node, path: Path, part: Part): Span | undefined {
  const last = path.at(-1);
  if (last === undefined) return { start: root.start, end: root.end };
  const parent = real(nodeBelow(root, path.slice(0, -1)));
  if (parent?.kind === "seq" && typeof last === "number") return parent.items[last] ?? undefined;
  if (parent?.kind !== "map") return undefined;
  const entry = entryOf(parent, last);
  if (!entry) return undefined;
  if (part === "key") return entry.key;
  if (part === "entry") return entry;
  return entry.value ?? entry.key;
}

/** Of a key that stands twice the last one counts. */
function entryOf(map: MapNode, step: string | number): Entry | undefined {
  return map.entries.findLast(entry => keyName(entry.key) === String(step));
}

/** Where a stretch of a scalar's value stands in the text, in offsets of its piece; an escape is taken whole. */
export function spanInside(
  document: SourceDocument,
  piece: Piece,
  node: Node,
  start: number,
  end: number,
): Span | undefined {
  const scalar = real(node);
  if (scalar?.kind !== "scalar") return undefined;
  const first = firstInStep(document.text, piece.start, scalar);
  if (first !== undefined) return { start: first + start, end: first + Math.max(start, end) };
  const located = { piece, node: scalar };
  const from = sourceOffset(document, located, start) - piece.start;
  const last = sourceOffset(document, located, Math.max(start, end - 1));
  // In quotes an escape, or a folded line break with the indentation behind it, reaches to what follows.
  const quoted = scalar.style === "double" || scalar.style === "single";
  const to = (quoted ? sourceOffset(document, located, Math.max(start + 1, end)) : last + 1) - piece.start;
  return { start: from, end: Math.max(from, Math.min(to, scalar.end)) };
}

/** Where the value of a scalar begins that is written just as it is: no escapes, no folded lines. Undefined for others. */
function firstInStep(text: string, by: number, { value, style, start, end }: ScalarNode): number | undefined {
  if (typeof value !== "string" || style === "literal" || style === "folded") return undefined;
  const quotes = style === "plain" ? 0 : 1;
  if (end - start - 2 * quotes !== value.length || !text.startsWith(value, by + start + quotes)) return undefined;
  // Where the closing quote is missing, an escape could make up for its length.
  return quotes === 0 || text[by + end - 1] === text[by + start] ? start + quotes : undefined;
}

/** The node that an alias stands for. */
export function real(node: Node | null | undefined): Exclude<Node, { kind: "alias" }> | null | undefined {
  let here = node;
  while (here?.kind === "alias") here = here.target;
  return here;
}

/** The same from the config's root, in offsets of the document; `inside`: a stretch of the scalar's value. */
export function placeInDocument(
  document: SourceDocument,
  path: Path,
  part: Part,
  inside?: readonly [start: number, end: number],
): Span | undefined {
  const span = locate(document, path, part) ?? locate(document, path, "key");
  const found = find(document, path);
  if (!inside || !found?.node) return span;
  const exact = spanInside(document, found.piece, found.node, inside[0], inside[1]);
  return exact ? { start: found.piece.start + exact.start, end: found.piece.start + exact.end } : span;
}
