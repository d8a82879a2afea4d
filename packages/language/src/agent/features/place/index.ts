import type { SourceDocument } from "../../../syntax/document.ts";
import { flowPlace } from "./flow-place.ts";
import { flowStart } from "./flow-start.ts";
import type { Place } from "./place.ts";
import { yamlPlaces } from "./yaml-place.ts";

export type { Place } from "./place.ts";

/** What could be written at an offset; empty in a comment and where nothing fits. */
export function placesAt(source: SourceDocument, offset: number): readonly Place[] {
  const { text, syntax } = source;
  const yaml = syntax === "yaml";
  if (yaml && !/^\s*[{[]/.test(text)) return yamlPlaces(source, offset);
  const { from, around } = yaml ? { from: 0, around: [] } : flowStart(source, offset);
  const found = flowPlace(text, from, offset, [], yaml, around).place;
  return found ? [found] : [];
}
