import { formats } from "../check/formats.ts";
import { isLocal, type NameUse } from "./name.ts";
import { type NamedDocument, useAt, usesLike } from "./uses.ts";

/** What a name may become while it is typed in several places at once. */
export const linkedPattern = "[A-Za-z_][A-Za-z0-9_]*";

/**
 * The places that can be typed in at once with an offset: a variable or parameter where it is declared, and all its
 * `{{uses}}`. None where that is not safe: declared twice or not at all, escaped, or shared with other places.
 */
export function linkedNames(document: NamedDocument, offset: number): readonly NameUse[] {
  const use = useAt(document, offset);
  if (!use || !isLocal(use) || !formats.identifier.test(use.name)) return [];
  const uses = usesLike(document, use);
  const declared = uses.filter(({ role }) => role === "declaration").length;
  const asWritten = uses.every(({ start, end }) => document.source.text.slice(start, end) === use.name);
  if (declared !== 1 || uses.length < 2 || !asWritten || uses.some(({ place }) => place.shared)) return [];
  return uses;
}
