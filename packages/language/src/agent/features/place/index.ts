import type { Syntax } from "../../../syntax/tree.ts";
import { flowPlace } from "./flow-place.ts";
import type { Place } from "./place.ts";
import { yamlPlaces } from "./yaml-place.ts";

export type { Place } from "./place.ts";

/** What could be written at an offset, by the text alone; empty in a comment and where nothing fits. */
export function placesAt(text: string, syntax: Syntax, offset: number): readonly Place[] {
  if (syntax === "yaml" && !/^\s*[{[]/.test(text)) return yamlPlaces(text, offset);
  const found = flowPlace(text, 0, offset, [], syntax === "yaml").place;
  return found ? [found] : [];
}
