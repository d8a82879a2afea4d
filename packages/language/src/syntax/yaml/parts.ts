import { detached } from "../detach.ts";
import type { Group } from "../groups.ts";
import { cutAll, Part, type Reading, type Stepper } from "../pieces.ts";
import type { Node } from "../tree.ts";
import { cutYaml } from "./cut.ts";
import { readPiece, readWhole } from "./read.ts";

/** Cuts a YAML text into pieces and reads each; a text that can't be cut becomes one piece. */
export function yamlParts(text: string): Part[] {
  const parts = cutAll(text, yamlStepper);
  if (!parts || !(parts.every(part => part.role === "gap") || parts.some(part => part.keyed))) return [wholeYaml(text)];
  return parts;
}

/** Are these the pieces of a map, or of nothing? Lines of text without any colon are one scalar. */
export function isMap(groups: readonly Group[]): boolean {
  return groups.every(group => group.rootless) || groups.some(group => group.keyed);
}

/** Reads up to the next top-level key, or item of a top-level list. */
export const yamlStepper: Stepper = (text, start, role, column, edit) => {
  const cut = cutYaml(text, start, role, column);
  if (!cut) return null;
  const length = cut.end - start;
  const found = cut.head ? "head" : role;
  const old = edit?.old;
  const next = { next: cut.next, column: cut.column };
  // What a piece of YAML says depends on its own text alone.
  if (old && old.length === length && old.role === found && old.column === column) return { part: old, ...next };
  const read = edit
    ? readPiece(detached(text.slice(start, cut.end)), 0, length, role, column)
    : readPiece(text, start, cut.end, role, column);
  const reading = withNuls(read, text.slice(start, cut.end));
  if (reading.anchored) return null;
  return {
    part: new Part(length, found, column, { ...reading, keyed: cut.keyed || isHalfKey(reading) }),
    ...next,
  };
};

/** A key that lost its colon still shows by the map, or list of maps, below it. */
function isHalfKey(reading: Reading): boolean {
  const holdsMap = (node: Node | null): boolean =>
    node?.kind === "map" || (node?.kind === "seq" && node.items.some(item => item?.kind === "map" && !item.flow));
  return reading.entries?.some(({ value }) => holdsMap(value)) ?? false;
}

/** All of a text as one piece. */
function wholeYaml(text: string): Part {
  return new Part(text.length, "whole", 0, withNuls(readWhole(text), text));
}

/** Adds what is wrong with NUL characters: YAML has no place for them, and other readers stop there (YAML 1.2, 5.1). */
function withNuls<T extends Reading>(reading: T, text: string): T {
  if (!text.includes("\0")) return reading;
  const message = "A NUL character can't stand in YAML. Remove it, or write \\0 between double quotes.";
  const nuls = Array.from(text.matchAll(/\0+/g), ({ index, 0: { length } }) => {
    return { kind: "bad-escape" as const, start: index, end: index + length, message };
  });
  return { ...reading, problems: [...(reading.problems ?? []), ...nuls] };
}
