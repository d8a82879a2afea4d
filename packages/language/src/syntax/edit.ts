import type { SourceDocument, TextEdit } from "./document.ts";
import { jsonStepper } from "./json/parts.ts";
import { documentOf, parseSource, partsOf } from "./parse.ts";
import type { Part, Role, Stepper } from "./pieces.ts";
import { isMap, yamlStepper } from "./yaml/parts.ts";

/**
 * The document after some edits, all of which mean offsets in the text before any of them. Pieces that they don't touch
 * are kept and moved, so `doc` must not be used any more. Offsets outside the text are clamped into it; an edit that
 * overlaps the one before it begins where that ends.
 */
export function editSource(doc: SourceDocument, edits: readonly TextEdit[]): SourceDocument {
  const changes = inOrder(edits, doc.text.length);
  const one = changes[0];
  const last = changes.at(-1);
  if (!one || !last) return doc;
  const text = applied(doc.text, changes);
  const lines = doc.lines.edited(text, one.start, last.end, last.end - one.start + text.length - doc.text.length);
  const parts = doc.pieces.some(piece => (piece as Part).role === "whole") ? null : editedParts(doc, text, changes);
  if (parts) return documentOf(text, doc.syntax, lines, parts, doc.sections);
  return { ...parseSource(text, doc.syntax), lines };
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

function editedParts(doc: SourceDocument, text: string, edits: readonly TextEdit[]): Part[] | null {
  const yaml = doc.syntax === "yaml";
  const stepper = doc.syntax === "yaml" ? yamlStepper : jsonStepper(doc.syntax);
  const parts = reread(partsOf(doc), text, edits, stepper);
  return parts && (!yaml || isMap(parts)) ? parts : null;
}

/**
 * Goes through the old pieces and the edits side by side. Before each edit it begins to read one piece early, since
 * where a piece ends is seen in the one behind it; it stops where an old piece begins just as it did before.
 */
function reread(old: readonly Part[], text: string, edits: readonly TextEdit[], stepper: Stepper): Part[] | null {
  const parts: Part[] = [];
  // The next old piece and edit that the new text hasn't come to; how far the text at hand has moved.
  let i = 0;
  let e = 0;
  let shift = 0;
  let at = 0;
  let role: Role | null = "gap";
  let column = 0;
  const keep = (to: number): void => {
    for (; i < to; i++) {
      const part = old[i];
      if (!part) continue;
      part.start += shift;
      parts.push(part);
    }
  };
  for (;;) {
    for (let edit = edits[e]; edit && edit.start + shift + edit.text.length <= at; edit = edits[e]) {
      shift += edit.text.length - (edit.end - edit.start);
      e++;
    }
    const edit = edits[e];
    const inserted = edit !== undefined && at > edit.start + shift;
    while (i < old.length && (old[i]?.start ?? 0) < at - shift) i++;
    let candidate = inserted ? undefined : old[i];
    if (candidate && candidate.start !== at - shift) candidate = undefined;
    if (candidate && stateOf(candidate) === role && candidate.column === column) {
      if (!edit) {
        keep(old.length);
        return parts;
      }
      const window = Math.max(i, firstTouched(old, i, edit.start) - 1);
      if (window > i) {
        keep(window);
        candidate = old[i];
        if (!candidate) return null;
        at = candidate.start + shift;
        role = stateOf(candidate);
        column = candidate.column;
      }
    }
    if (!role) return parts;
    const intact = candidate && (!edit || edit.start >= candidate.start + candidate.length) ? candidate : null;
    const step = stepper(text, at, role, column, { old: intact });
    if (!step) return null;
    // A piece that was kept has moved: it must not be looked at again.
    if (step.part === candidate) i++;
    step.part.start = at;
    if (step.part.length > 0) parts.push(step.part);
    at += step.part.length;
    role = step.next;
    column = step.column;
    if (!role) return parts;
  }
}

/** As what the reading of a piece begins. */
function stateOf(part: Part): Role {
  return part.role === "head" ? "entries" : part.role;
}

/** Index of the first piece from `from` on that ends at or behind an offset. */
function firstTouched(parts: readonly Part[], from: number, offset: number): number {
  let low = from;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const part = parts[middle];
    if (part && part.start + part.length < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
