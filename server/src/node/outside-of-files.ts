import { nothingKnown } from "@agentwright/language/agent/outside";
import { isInside } from "@agentwright/workspace";
import type { Surroundings } from "../world.ts";

/** Folders that lie in none of the others. */
export function outermost(folders: ReadonlySet<string>): string[] {
  return [...folders].filter(one => ![...folders].some(other => other !== one && isInside(other, one)));
}

/** What applies to a text that is no file yet. */
export const unsaved: Surroundings = {
  outside: nothingKnown,
  project: {},
  projectWhy: "The file is not saved yet: defaults apply.",
  included: true,
};
