import type { Section, SourceDocument } from "../../../syntax/document.ts";
import type { Entry, Node } from "../../../syntax/tree.ts";
import { keyName } from "../../../syntax/yaml/keys.ts";
import { agentSpec } from "../../spec/agent.ts";
import { resolveSpec } from "../../spec/describe.ts";
import type { ObjectSpec, Spec } from "../../spec/types.ts";

/** An entry of a map in absolute offsets. */
export interface Child {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** The innermost value at its end, with the offset of its piece; null: nothing is written behind the colon. */
  readonly last: { readonly base: number; readonly node: Node } | null;
}

/** A map whose keys have an order, and how it is written. */
export interface SortableMap {
  readonly children: readonly Child[];
  /** The children's places, in the order in which they should stand. */
  readonly order: readonly number[];
  /** Offset of its brace; -1: it is written in lines. */
  readonly open: number;
  /** The config itself. */
  readonly root: boolean;
}

/**
 * The outermost maps whose keys don't stand in the order of the format. Keys that the format doesn't know come behind
 * those it does, in the order they have. `section`: those of one section alone.
 */
export function* unsortedMaps(source: SourceDocument, section?: Section): Generator<SortableMap> {
  if (source.root && source.root.node.kind !== "map") return;
  if (!section) {
    const children = source.sections.map(one => childOf(one));
    const order = orderOf(children, agentSpec);
    if (order) {
      yield { children, order, open: rootBrace(source), root: true };
      return;
    }
  }
  for (const one of section ? [section] : source.sections) {
    const spec = Object.hasOwn(agentSpec.fields, one.name)
      ? (agentSpec.fields as Record<string, Spec>)[one.name]
      : undefined;
    if (!spec) continue;
    if (one.value) yield* inNode(one.value.piece.start, one.value.node, spec);
    else
      yield* inItems(
        (one.items ?? []).map(({ piece, node }) => ({ base: piece.start, node })),
        spec,
      );
  }
}

function* inNode(base: number, node: Node | null, given: Spec): Generator<SortableMap> {
  const spec = resolveSpec(given);
  if (node?.kind === "seq")
    yield* inItems(
      node.items.map(item => ({ base, node: item })),
      spec,
    );
  if (node?.kind !== "map") return;
  if (spec.kind === "object") {
    const children = node.entries.map(entry => childOfEntry(base, entry));
    const order = orderOf(children, spec);
    if (order) {
      yield { children, order, open: node.flow ? base + node.start : -1, root: false };
      return;
    }
  }
  for (const { key, value } of node.entries) {
    const name = keyName(key);
    const fields: Readonly<Record<string, Spec>> = spec.kind === "object" ? spec.fields : {};
    const inner = spec.kind === "map" ? spec.of : Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (inner) yield* inNode(base, value, inner);
  }
}

function* inItems(
  items: readonly { readonly base: number; readonly node: Node | null }[],
  given: Spec,
): Generator<SortableMap> {
  const spec = resolveSpec(given);
  if (spec.kind === "list") for (const { base, node } of items) yield* inNode(base, node, spec.of);
}

/** The order that children should have; undefined if they have it, or if a key stands twice. */
function orderOf(children: readonly Child[], spec: ObjectSpec): readonly number[] | undefined {
  const names = Object.keys(spec.fields);
  const rank = ({ name }: Child) =>
    name === "<<" ? -1 : Object.hasOwn(spec.fields, name) ? names.indexOf(name) : names.length;
  const ranks = children.map(rank);
  if (ranks.every((one, i) => i === 0 || (ranks[i - 1] ?? 0) <= one)) return undefined;
  if (new Set(children.map(({ name }) => name)).size < children.length) return undefined;
  return children.map((_, i) => i).sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b);
}

function childOf(section: Section): Child {
  const { name, value, items } = section;
  const item = value ? { piece: value.piece, node: value.node } : items?.at(-1);
  const last = item ? lastOf(item.piece.start, item.node) : null;
  return { name, start: section.start(), end: section.end(), last };
}

function childOfEntry(base: number, entry: Entry): Child {
  return {
    name: keyName(entry.key),
    start: base + entry.start,
    end: base + entry.end,
    last: lastOf(base, entry.value),
  };
}

function lastOf(base: number, node: Node | null): Child["last"] {
  if (!node) return null;
  const inner =
    node.kind === "map" && !node.flow
      ? node.entries.at(-1)?.value
      : node.kind === "seq" && !node.flow
        ? node.items.at(-1)
        : undefined;
  return inner ? lastOf(base, inner) : { base, node };
}

/** Offset of the brace that opens the config; -1: it is written in lines. */
function rootBrace({ syntax, root, text }: SourceDocument): number {
  if (root?.node.kind === "map") return root.node.flow ? root.piece.start + root.node.start : -1;
  if (syntax === "yaml") return -1;
  return /^(?:\ufeff|\s|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*/.exec(text)?.[0].length ?? -1;
}
