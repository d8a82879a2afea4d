import type { SourceDocument, TextEdit } from "./document.ts";
import { type Group, Grouping, Row } from "./groups.ts";
import { jsonStepper } from "./json/parts.ts";
import { ParsedDocument, readGroups } from "./parse.ts";
import type { Part, Role, Stepper } from "./pieces.ts";
import type { Syntax } from "./tree.ts";
import { isMap, yamlStepper } from "./yaml/parts.ts";

/**
 * The document after some edits, all of which mean offsets in the text before any of them. Pieces that they don't touch
 * are kept and moved, so `doc` must not be used any more. Offsets outside the text are clamped into it; an edit that
 * overlaps the one before it begins where that ends.
 */
export function editSource(doc: SourceDocument, edits: readonly TextEdit[]): SourceDocument {
  const { syntax, lineage } = doc;
  const changes = inOrder(edits, doc.text.length);
  const one = changes[0];
  const last = changes.at(-1);
  if (!one || !last) return doc;
  const text = applied(doc.text, changes);
  const lines = doc.lines.edited(text, one.start, last.end, last.end - one.start + text.length - doc.text.length);
  const groups = editedGroups(doc.groups as readonly Group[], syntax, text, changes) ?? readGroups(text, syntax);
  return new ParsedDocument(text, syntax, lines, groups, lineage);
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

function applied(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let from = 0;
  for (const edit of edits) {
    result += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return result + text.slice(from);
}

function editedGroups(old: readonly Group[], syntax: Syntax, text: string, edits: readonly TextEdit[]): Group[] | null {
  if (old[0]?.pieces[0]?.role === "whole") return null;
  const grouping = new Grouping();
  if (!reread(old, text, edits, syntax === "yaml" ? yamlStepper : jsonStepper(syntax), grouping)) return null;
  return grouping.done(syntax === "yaml" ? isMap : undefined);
}

/**
 * Goes through the old pieces and the edits side by side. Before each edit it begins to read one piece early, since
 * where a piece ends is seen in the one behind it; it stops where an old piece begins just as it did before. False
 * where the text can't be cut any more.
 */
function reread(
  groups: readonly Group[],
  text: string,
  edits: readonly TextEdit[],
  stepper: Stepper,
  grouping: Grouping,
): boolean {
  const old = new Row(groups);
  // The next old piece and edit that the new text hasn't come to; how far the text at hand has moved.
  let i = 0;
  let e = 0;
  let shift = 0;
  let at = 0;
  let role: Role | null = "gap";
  let column = 0;
  const keep = (to: number): void => {
    while (i < to) {
      const group = old.groupFrom(i);
      const part = old.at(i);
      if (group && i + group.pieces.length <= to) {
        grouping.group(group);
        i += group.pieces.length;
      } else {
        if (part) grouping.part(part);
        i++;
      }
    }
  };
  for (;;) {
    for (let edit = edits[e]; edit && edit.start + shift + edit.text.length <= at; edit = edits[e]) {
      shift += edit.text.length - (edit.end - edit.start);
      e++;
    }
    const edit = edits[e];
    const inserted = edit !== undefined && at > edit.start + shift;
    while (i < old.length && (old.at(i)?.start ?? 0) < at - shift) i++;
    let candidate = inserted ? undefined : old.at(i);
    if (candidate && candidate.start !== at - shift) candidate = undefined;
    if (candidate && stateOf(candidate) === role && candidate.column === column) {
      if (!edit) {
        keep(old.length);
        return true;
      }
      const window = Math.max(i, firstTouched(old, i, edit.start) - 1);
      if (window > i) {
        keep(window);
        candidate = old.at(i);
        if (!candidate) return false;
        at = candidate.start + shift;
        role = stateOf(candidate);
        column = candidate.column;
      }
    }
    if (!role) return true;
    const intact = candidate && (!edit || edit.start >= candidate.start + candidate.length) ? candidate : null;
    const step = stepper(text, at, role, column, { old: intact });
    if (!step) return false;
    if (step.part === candidate) i++;
    if (step.part.length > 0) grouping.part(step.part);
    at += step.part.length;
    role = step.next;
    column = step.column;
    if (!role) return true;
  }
}

/** As what the reading of a piece begins. */
function stateOf(part: Part): Role {
  return part.role === "head" ? "entries" : part.role;
}

/** Index of the first piece from `from` on that ends at or behind an offset. */
function firstTouched(parts: Row, from: number, offset: number): number {
  let low = from;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const part = parts.at(middle);
    if (part && part.start + part.length < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
