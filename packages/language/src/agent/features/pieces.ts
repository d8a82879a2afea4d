import type { SourceDocument } from "../../syntax/document.ts";
import { type Group, lastUpTo } from "../../syntax/groups.ts";
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

/** A run of pieces, and the list that they all continue, if they do. */
export interface PlacedGroup {
  readonly group: Group;
  readonly section: string | undefined;
}

/** The runs of pieces that touch `[start, end]` (absolute), in order. */
export function* groupsIn(source: SourceDocument, start = 0, end = source.length): Generator<PlacedGroup> {
  const groups = source.groups as readonly Group[];
  const first = lastUpTo(groups, start);
  let head = first;
  while (groups[head]?.listed) head--;
  for (let i = first; i < groups.length; i++) {
    const group = groups[i];
    if (!group || group.start > end) return;
    if (!group.listed) head = i;
    const entry = group.listed ? groups[head]?.pieces.at(-1)?.entries.at(-1) : undefined;
    yield { group, section: entry && keyName(entry.key) };
  }
}

/** The pieces that touch `[start, end]` (absolute), in order. Costs no more than they are many. */
export function* piecesIn(source: SourceDocument, start = 0, end = source.length): Generator<PlacedPiece> {
  for (const { group, section } of groupsIn(source, start, end)) {
    const { pieces } = group;
    for (let i = group.start < start ? lastUpTo(pieces, start) : 0; i < pieces.length; i++) {
      const piece = pieces[i];
      if (!piece || piece.start > end) return;
      yield { piece, section };
    }
  }
}

/** What somebody wants to know of a piece; `spec` is undefined where the format knows nothing. Never asked of aliases. */
export interface Reader {
  /** A key, and the spec of what stands behind it; of a key in a value of any kind there is none. `top`: a section's. */
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
    reader.key?.(key, spec?.kind === "any" ? undefined : at, spec === agentSpec);
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
