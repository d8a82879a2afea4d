import type { TextEdit } from "../../../syntax/index.ts";
import { redactSecrets } from "../../check/keys.ts";
import type { Fix } from "../../fixes/fix.ts";

/** A fix that is taken without asking; none where there is nothing to edit. No title quotes a key. */
export function sure(title: string, edits: readonly TextEdit[]): readonly Fix[] {
  return edits.length > 0 ? [{ title: redactSecrets(title).text, edits, preferred: true }] : [];
}

/** A fix that someone must choose, because it may not be what was meant. */
export function maybe(title: string, edits: readonly TextEdit[]): readonly Fix[] {
  return edits.length > 0 ? [{ title: redactSecrets(title).text, edits }] : [];
}
