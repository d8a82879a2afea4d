import type { Fix } from "../../agent/fixes/fix.ts";
import type { TextEdit } from "../../syntax/index.ts";

/** The one fix of a problem, to be taken without asking; none where no edit could be made. */
export function one(title: string, edits: readonly TextEdit[]): readonly Fix[] {
  return edits.length === 0 ? [] : [{ title, edits, preferred: true }];
}

/** A fix that changes what the flow does, so that somebody should look at it. */
export function maybe(title: string, edits: readonly TextEdit[]): readonly Fix[] {
  return edits.length === 0 ? [] : [{ title, edits }];
}
