import type { MapNode, Node, SourceDocument } from "../syntax/index.ts";

/** The root map of a document in one tree whose offsets are the document's, for texts too small to keep in pieces. */
export function wholeTree(document: SourceDocument): MapNode {
  const entries = document.sections.map(section => {
    const key = {
      ...section.key.node,
      start: keyStart(section.key),
      end: keyStart(section.key) + length(section.key.node),
    };
    const start = section.start();
    const end = section.end();
    return { key, value: valueFrom(section, start, end), start, end };
  });
  return { kind: "map", entries, flow: true, start: 0, end: document.text.length };
}

type Section = SourceDocument["sections"][number];

function valueFrom({ value, items }: Section, start: number, end: number): Node | null {
  if (value) return moved(value.node, value.piece.start);
  if (!items) return null;
  const nodes = items.map(({ node, piece }) => (node ? moved(node, piece.start) : null));
  const starts = items.map(item => item.piece.start + item.start);
  return { kind: "seq", items: nodes, starts, flow: true, start: starts[0] ?? start, end };
}

function moved(node: Node, by: number): Node {
  const place = { start: node.start + by, end: node.end + by };
  if (node.kind === "seq") {
    const items = node.items.map(item => (item ? moved(item, by) : null));
    return { ...node, ...place, items, starts: node.starts.map(start => start + by) };
  }
  if (node.kind !== "map") return { ...node, ...place };
  const entries = node.entries.map(({ key, value, start, end }) => ({
    key: { ...key, start: key.start + by, end: key.end + by },
    value: value ? moved(value, by) : null,
    start: start + by,
    end: end + by,
  }));
  return { ...node, ...place, entries };
}

function keyStart({ node, piece }: Section["key"]): number {
  return piece.start + node.start;
}

function length({ start, end }: Node): number {
  return end - start;
}
