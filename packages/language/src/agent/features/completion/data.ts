import type { Path } from "../../../syntax/document.ts";
import { find, toValue } from "../../../syntax/index.ts";
import type { FeatureDocument } from "../context.ts";

/** The plain value at a path of a document, as far as it could be read; undefined if there is none. */
export function valueAt({ source }: FeatureDocument, path: Path): unknown {
  const found = find(source, path);
  if (found?.items && !found.node) return found.items.map(({ node }) => (node ? toValue(node) : null));
  return found?.node ? toValue(found.node) : undefined;
}

/** The maps in a list. */
export function mapsIn(value: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isMap) : [];
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
