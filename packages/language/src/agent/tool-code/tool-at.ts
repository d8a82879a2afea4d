import type { Entry, MapNode, Piece, ScalarNode, SourceDocument } from "../../syntax/index.ts";
import { keyName } from "../../syntax/index.ts";

/** One tool of a config, as it is written. */
export interface ToolAt {
  readonly index: number;
  readonly name: string;
  readonly piece: Piece;
  readonly node: MapNode;
}

/** The tool that an offset stands in; none where it has no name yet. */
export function toolAt(source: SourceDocument, offset: number): ToolAt | undefined {
  for (const section of source.sections) {
    if (section.name !== "tools" || offset < section.start() || offset > section.end()) continue;
    for (const [index, { piece, node, start }] of (section.items ?? []).entries()) {
      if (node?.kind !== "map" || offset < piece.start + start || offset > piece.start + node.end) continue;
      const name = fieldOf(node, "name")?.value;
      if (name?.kind === "scalar" && typeof name.value === "string" && name.value !== "")
        return { index, name: name.value, piece, node };
    }
  }
  return undefined;
}

/** A field of a tool; of a key that stands twice the last one, as everywhere. */
export function fieldOf(node: MapNode, field: string): Entry | undefined {
  return node.entries.findLast(({ key }) => keyName(key) === field);
}

/** A field's text as it is written; undefined where it is none, or comes from elsewhere (an alias). */
export function textOf(node: MapNode, field: string): (ScalarNode & { readonly value: string }) | undefined {
  const value = fieldOf(node, field)?.value;
  return value?.kind === "scalar" && typeof value.value === "string"
    ? (value as ScalarNode & { readonly value: string })
    : undefined;
}
