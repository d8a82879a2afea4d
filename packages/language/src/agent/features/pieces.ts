import type { SourceDocument } from "../../syntax/document.ts";
import { partsOf } from "../../syntax/parse.ts";
import type { Part } from "../../syntax/pieces.ts";
import type { Node, ScalarNode } from "../../syntax/tree.ts";
import { keyName } from "../../syntax/yaml/keys.ts";
import { agentSpec } from "../spec/agent.ts";
import { resolveSpec } from "../spec/describe.ts";
import type { Spec } from "../spec/types.ts";
import type { ResolvedSpec } from "./describe-shape.ts";

/** A piece of a document, and what its first node continues. */
export interface PlacedPiece {
  readonly piece: Part;
  /** The list's name, where the piece holds elements of a top-level list. */
  readonly section: string | undefined;
}

/** The pieces that touch `[start, end]` (absolute), in order. Costs no more than they are many. */
export function* piecesIn(source: SourceDocument, start = 0, end = source.text.length): Generator<PlacedPiece> {
  const parts = partsOf(source);
  let index = lastUpTo(parts, start);
  let section: string | undefined;
  if (parts[index]?.role === "item") {
    const from = parts[index]?.start ?? 0;
    section = source.sections.findLast(one => one.start() <= from)?.name;
  }
  for (; index < parts.length; index++) {
    const piece = parts[index];
    if (!piece || piece.start > end) return;
    const last = piece.entries.at(-1);
    if (piece.role === "head" && last) section = keyName(last.key);
    yield { piece, section: piece.role === "item" ? section : undefined };
  }
}

/** What somebody wants to know of a piece; `spec` is undefined where the format knows nothing. Never asked of aliases. */
export interface Reader {
  /** A key, and the spec of what stands behind it. `top`: it is a section's. */
  key?(key: ScalarNode, spec: ResolvedSpec | undefined, top: boolean): void;
  /** A value, before what is inside of it. `owner`: the map or list around it. */
  value?(node: Node, spec: ResolvedSpec | undefined, owner: Node | undefined): void;
}

/** Reads all keys and values of a piece, in the order of the text, with what the format says of each. */
export function readPiece({ piece, section }: PlacedPiece, reader: Reader): void {
  const visit = (node: Node | null, from: Spec | undefined, owner: Node | undefined): void => {
    if (!node) return;
    const spec = from && resolveSpec(from);
    reader.value?.(node, spec, owner);
    if (node.kind === "map") for (const entry of node.entries) field(entry.key, entry.value, spec, node);
    else if (node.kind === "seq") for (const item of node.items) visit(item, inside(spec), node);
  };
  const field = (
    key: ScalarNode,
    value: Node | null,
    spec: ResolvedSpec | undefined,
    owner: Node | undefined,
  ): void => {
    const known = fieldOf(spec, keyName(key));
    const at = known && resolveSpec(known);
    reader.key?.(key, at, spec === agentSpec);
    visit(value, at, owner);
  };
  for (const { key, value } of piece.entries) field(key, value, agentSpec, undefined);
  if (piece.seq) {
    const list = section === undefined ? undefined : fieldOf(agentSpec, section);
    const of = inside(list && resolveSpec(list));
    for (const item of piece.seq.items) visit(item, of, piece.seq);
  }
  if (piece.root) visit(piece.root, agentSpec, undefined);
}

/** The spec of a field; inside a value of any kind everything is of any kind. */
function fieldOf(spec: Spec | undefined, key: string): Spec | undefined {
  if (spec?.kind === "map") return spec.of;
  if (spec?.kind === "object") return Object.hasOwn(spec.fields, key) ? spec.fields[key] : undefined;
  return spec?.kind === "any" ? spec : undefined;
}

function inside(spec: Spec | undefined): Spec | undefined {
  return spec?.kind === "list" ? spec.of : spec?.kind === "any" ? spec : undefined;
}

/** Keeps what was computed from a piece for as long as the piece lives and continues the same list. */
export function keptByPiece<T>(compute: (source: SourceDocument, placed: PlacedPiece) => T) {
  const kept = new WeakMap<Part, { readonly section: string | undefined; readonly value: T }>();
  return (source: SourceDocument, placed: PlacedPiece): T => {
    const known = kept.get(placed.piece);
    if (known && known.section === placed.section) return known.value;
    const value = compute(source, placed);
    kept.set(placed.piece, { section: placed.section, value });
    return value;
  };
}

/** Index of the last piece that does not begin behind an offset. */
function lastUpTo(parts: readonly Part[], offset: number): number {
  let low = 0;
  let high = parts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((parts[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
