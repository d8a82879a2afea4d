import type { Piece, SourceDocument } from "../document.ts";
import { partsOf } from "../parse.ts";
import type { Entry, Node } from "../tree.ts";

/** A node or entry with the piece that holds it and what it stands in. */
export interface Step {
  readonly piece: Piece;
  readonly node: Node | Entry;
  readonly parent: Node | Entry | null;
}

/** Every node and entry of a document, outer ones first; targets of aliases are not followed. */
export function* walk(doc: SourceDocument): Generator<Step> {
  for (const part of partsOf(doc)) {
    for (const entry of part.entries) yield* inEntry(part, entry, null);
    if (part.seq) yield* inNode(part, part.seq, null);
    if (part.root) yield* inNode(part, part.root, null);
  }
}

function* inEntry(piece: Piece, entry: Entry, parent: Node | Entry | null): Generator<Step> {
  yield { piece, node: entry, parent };
  yield { piece, node: entry.key, parent: entry };
  if (entry.value) yield* inNode(piece, entry.value, entry);
}

function* inNode(piece: Piece, node: Node, parent: Node | Entry | null): Generator<Step> {
  yield { piece, node, parent };
  if (node.kind === "map") for (const entry of node.entries) yield* inEntry(piece, entry, node);
  if (node.kind === "seq") for (const item of node.items) if (item) yield* inNode(piece, item, node);
}
