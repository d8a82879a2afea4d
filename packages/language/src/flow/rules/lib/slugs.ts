import type { FlowModel } from "../../model.ts";
import { type Capabilities, longestQueueName, longestSlug } from "../../profile/profiles.ts";

export type SlugFault =
  | "missing"
  | "empty"
  | "long"
  | "reserved"
  | "digit"
  | "characters"
  | "underscores"
  | "builtin"
  | "queue";

/** Names that every JavaScript object has: pgflow takes a step of such a name for one that exists already. */
const builtin = new Set(Object.getOwnPropertyNames(Object.prototype));

export function isBuiltin(name: string): boolean {
  return builtin.has(name);
}

/** The first thing that is wrong with a slug; undefined if nothing is, or if it is not known. */
export function slugFault(
  slug: FlowModel["slug"],
  of: "flow" | "step",
  can: Pick<Capabilities, "slugs">,
): SlugFault | undefined {
  return slug.known ? valueFault(slug.value, of, can) : undefined;
}

/** The same for a value, of whatever type it may be. */
export function valueFault(
  text: unknown,
  of: "flow" | "step",
  { slugs }: Pick<Capabilities, "slugs">,
): SlugFault | undefined {
  if (typeof text !== "string") return "missing";
  if (text === "") return "empty";
  if (text.length > longestSlug) return "long";
  if (text === "run") return "reserved";
  if (/^\d/.test(text)) return "digit";
  if (!/^\w+$/.test(text)) return "characters";
  if (of === "step" && builtin.has(text)) return "builtin";
  if (slugs === "no-leading-underscore" && text.startsWith("_")) return "underscores";
  if (slugs === "strict" && /^_|_$|__/.test(text)) return "underscores";
  return of === "flow" && text.length > longestQueueName ? "queue" : undefined;
}

/** A slug that every version takes, as like the given one as can be, and none of `taken`. */
export function validSlug(text: string, of: "flow" | "step", taken: readonly string[]): string {
  const plain = text.replaceAll("ß", "ss").normalize("NFKD").replace(/\p{M}/gu, "");
  const words = plain.split(/[^a-zA-Z0-9_]+|_{2,}/).filter(word => word !== "");
  let slug = words
    .map((word, i) => (i === 0 ? word : capital(word)))
    .join("")
    .replace(/^_+|_+$/g, "");
  if (slug === "") slug = of;
  else if (slug === "run" || builtin.has(slug)) slug += capital(of);
  else if (/^\d/.test(slug)) slug = of + slug;
  const most = of === "flow" ? longestQueueName : longestSlug;
  slug = slug.slice(0, most).replace(/_+$/, "");
  return unused(slug, taken, most);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The slug itself, or with the first number behind it that nobody has. */
export function unused(slug: string, taken: readonly string[], most = longestSlug): string {
  const lower = new Set(taken.map(one => one.toLowerCase()));
  if (!lower.has(slug.toLowerCase())) return slug;
  for (let number = 2; ; number++) {
    const next = `${slug.slice(0, most - String(number).length)}${number}`;
    if (!lower.has(next.toLowerCase())) return next;
  }
}
