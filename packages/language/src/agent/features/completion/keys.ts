import type { Spec } from "../../spec/types.ts";
import type { ResolvedSpec } from "../describe-shape.ts";
import { describeShape } from "../describe-shape.ts";
import { type Asked, kinds, type Offer, writingAt, written } from "./item.ts";
import { Skeleton } from "./skeleton.ts";

/** The keys that a map can get here and has not. */
export function offerKeys(asked: Asked, spec: ResolvedSpec): Offer[] {
  const { used } = asked.place;
  if (spec.kind === "map") {
    return Object.entries(spec.keys ?? {})
      .filter(([key]) => !used.has(key))
      .map(([key, doc]) => ({ ...keyOffer(asked, key, spec.of), doc }));
  }
  if (spec.kind !== "object") return [];
  const taken = spec.oneOf?.some(name => used.has(name)) === true;
  return Object.entries(spec.fields)
    .filter(([key]) => !used.has(key) && !(taken && spec.oneOf?.includes(key)))
    .map(([key, field]) => {
      const required = spec.required?.includes(key) === true;
      const rank = required ? 1 : key === "$schema" || key === "format" ? 8 : 3;
      return {
        ...keyOffer(asked, key, field),
        rank,
        ...(required && { detail: `required · ${describeShape(field)}`, required }),
      };
    });
}

function keyOffer(asked: Asked, key: string, spec: Spec): Offer {
  const { place } = asked;
  const base = { label: key, kind: kinds.property, detail: describeShape(spec), doc: spec.doc };
  if (place.colon) return { ...base, text: written(asked, key, text => text) };
  const quote = asked.document.source.syntax === "yaml" ? (/^["']/.exec(place.typed)?.[0] ?? "") : "";
  const pad = " ".repeat(place.inset);
  const text = new Skeleton(writingAt(asked)).entry(key, spec, pad);
  return { ...base, text: quote ? quote + key + quote + text.slice(key.length) : text, snippet: true };
}
