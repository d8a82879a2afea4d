import type { Piece } from "../../../syntax/document.ts";
import { toValue } from "../../../syntax/index.ts";
import type { MapNode } from "../../../syntax/tree.ts";
import { isRecord } from "../../check/record.ts";
import { type DerivedIdentity, deriveIdentity } from "../../identity/identity.ts";
import { identity } from "../../spec/identity.ts";
import { codeSpan } from "../markdown.ts";
import type { Hint } from "./hint.ts";

const kept = new WeakMap<MapNode, DerivedIdentity>();

/** Beside the agent's name: the URN, the version and the id that follow from it, as far as they are not set. */
export function derivedHints(piece: Piece, map: MapNode): Hint[] {
  const given = toValue(map);
  const name = map.entries.findLast(({ key }) => key.value === "name")?.value;
  if (name?.kind !== "scalar" || typeof name.value !== "string" || !name.value || !isRecord(given)) return [];
  if (name.style === "literal" || name.style === "folded") return [];
  let derived = kept.get(map);
  if (!derived) {
    derived = deriveIdentity({ identity: given });
    kept.set(map, derived);
  }
  const { urn, version, id } = derived;
  const shown = [
    { key: "urn", value: urn },
    { key: "version", value: version },
    { key: "id", value: id, label: `${id.slice(0, 8)}…` },
  ] as const;
  return shown
    .filter(({ key }) => !Object.hasOwn(given, key))
    .map(hint => {
      const tooltip = `\`${hint.key}\` is not set: ${codeSpan(hint.value)} applies. ${identity.fields[hint.key].doc}`;
      return { at: piece.start + name.end, path: ["identity"], tooltip, ...hint };
    });
}
