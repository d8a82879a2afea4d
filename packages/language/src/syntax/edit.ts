import type { SourceDocument, TextEdit } from "./document.ts";
import { type Group, Grouping, lastUpTo, textOf } from "./groups.ts";
import { jsonStepper } from "./json/parts.ts";
import { Lines } from "./lines.ts";
import { ParsedDocument, readGroups } from "./parse.ts";
import { reread } from "./reread.ts";
import type { Syntax } from "./tree.ts";
import { isMap, yamlStepper } from "./yaml/parts.ts";

/**
 * The document after some edits, all of which mean offsets in the text before any of them. Pieces that they don't touch
 * are kept and moved, so `doc` must not be used any more. Offsets outside the text are clamped into it; an edit that
 * overlaps the one before it begins where that ends.
 */
export function editSource(doc: SourceDocument, edits: readonly TextEdit[]): SourceDocument {
  const { syntax, lineage } = doc;
  const changes = inOrder(edits, doc.length);
  const one = changes[0];
  const last = changes.at(-1);
  if (!one || !last) return doc;
  let shift = 0;
  for (const { start, end, text } of changes) shift += text.length - (end - start);
  const length = doc.length + shift;
  const replaced = [one.start, last.end, last.end - one.start + shift] as const;
  const edited = editedGroups(doc.groups as readonly Group[], syntax, changes, shift);
  if (edited) {
    const { groups, window, from } = edited;
    const lines = doc.lines.edited(new Lines(() => textOf(groups), length), window, from, ...replaced);
    return new ParsedDocument(null, syntax, lines, groups, lineage);
  }
  const text = applied(doc.text, changes, 0);
  const lines = doc.lines.edited(new Lines(text), text, 0, ...replaced);
  return new ParsedDocument(text, syntax, lines, readGroups(text, syntax), lineage);
}

function inOrder(edits: readonly TextEdit[], length: number): TextEdit[] {
  let from = 0;
  return [...edits]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end, text }) => {
      const at = Math.min(length, Math.max(from, start));
      from = Math.min(length, Math.max(at, end));
      return { start: at, end: from, text };
    });
}

/** A stretch of text that begins at an offset, with edits. */
function applied(text: string, edits: readonly TextEdit[], offset: number): string {
  let result = "";
  let from = 0;
  for (const edit of edits) {
    result += text.slice(from, edit.start - offset) + edit.text;
    from = edit.end - offset;
  }
  return result + text.slice(from);
}

interface Edited {
  readonly groups: readonly Group[];
  /** The stretch of the new text that was looked at, and where it begins. */
  readonly window: string;
  readonly from: number;
}

/**
 * Reads anew what edits may have changed. Only a stretch of the text is looked at, and a longer one if it turns out
 * that the edits have consequences further on. Null where the text is one piece.
 */
function editedGroups(old: readonly Group[], syntax: Syntax, edits: readonly TextEdit[], shift: number): Edited | null {
  if (old.length === 0 || old[0]?.pieces[0]?.role === "whole") return null;
  const stepper = syntax === "yaml" ? yamlStepper : jsonStepper(syntax);
  const first = firstGroup(old, edits[0]?.start ?? 0);
  const touched = lastUpTo(old, edits.at(-1)?.end ?? 0);
  for (let more = 1; ; more *= 8) {
    const end = Math.min(old.length, touched + more + 1);
    const groups = old.slice(first, end);
    const from = groups[0]?.start ?? 0;
    const window = applied(textOf(groups), edits, from);
    const grouping = new Grouping();
    for (let i = 0; i < first; i++) grouping.group(old[i]);
    // Where the last piece begins can be seen in the window; where it ends can't.
    const limit = end === old.length ? Number.POSITIVE_INFINITY : (groups.at(-1)?.pieces.at(-1)?.start ?? 0) + shift;
    const outcome = reread({ groups, window, from, edits, stepper, limit, atStart: first === 0 }, grouping);
    if (outcome === "uncut") return null;
    if (outcome === "beyond") continue;
    for (let i = end; i < old.length; i++) grouping.group(old[i]);
    const edited = grouping.done(syntax === "yaml" ? isMap : undefined);
    return edited && { groups: edited, window, from };
  }
}

/** Index of the first group to be looked at: two pieces before the one that is touched must be there. */
function firstGroup(groups: readonly Group[], offset: number): number {
  let first = lastUpTo(groups, offset);
  let pieces = lastUpTo(groups[first]?.pieces ?? [], offset);
  while (first > 0 && pieces < 2) pieces += groups[--first]?.pieces.length ?? 0;
  return first;
}
