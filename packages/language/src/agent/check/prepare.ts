import type { Section, SourceDocument } from "../../syntax/index.ts";
import type { AgentDocument } from "../document.ts";
import { agentSpec, anything } from "../spec/agent.ts";
import type { Spec } from "../spec/types.ts";
import { analysePart } from "./analyse.ts";
import { runOf } from "./run.ts";
import { keysInGroup } from "./text-keys.ts";
import { itemName } from "./walk.ts";

/** Elements that are checked between two pauses. */
const atOnce = 64;

/**
 * Does the long part of a check in short steps: who can't wait lets others have their turn between them, or stops. The
 * check that follows finds what was done. The document must not be edited meanwhile.
 */
export function* prepareAgent({ source }: AgentDocument): Generator<void> {
  let list: Section | undefined;
  for (let i = 0; i < source.groups.length; i++) {
    const group = source.groups[i];
    if (!group) continue;
    if (!group.listed) {
      for (const section of source.sectionsIn(i)) yield* prepareSection(source, section);
      list = source.listFrom(i);
    } else if (list) {
      const of = elementOf(list.name);
      if (of) runOf(source, group, list.name, of, group.items);
    }
    keysInGroup(group);
    yield;
  }
}

function* prepareSection(source: SourceDocument, { name, value, items }: Section): Generator<void> {
  if (name.startsWith("x-") && value && value.node.kind !== "seq") {
    analysePart(source, name, name, anything, value.piece, value.node);
    yield;
  }
  const of = value?.node.kind === "seq" ? elementOf(name) : undefined;
  if (!of || of === anything) return;
  for (const [index, { piece, node }] of (items ?? []).entries()) {
    if (node) analysePart(source, name, itemName(of, name), of, piece, node);
    if (index % atOnce === atOnce - 1) yield;
  }
}

/** What the elements of a section must be, if it is a list or anything at all. */
function elementOf(name: string): Spec | undefined {
  const fields: Readonly<Record<string, Spec>> = agentSpec.fields;
  const spec = Object.hasOwn(fields, name) ? fields[name] : anything;
  return spec?.kind === "list" ? spec.of : spec === anything ? anything : undefined;
}
