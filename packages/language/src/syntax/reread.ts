import type { TextEdit } from "./document.ts";
import type { Group, Grouping } from "./groups.ts";
import type { Part, Role, Stepper } from "./pieces.ts";
import { Row } from "./row.ts";

/** A stretch of the text in which edits were made. */
export interface Rereading {
  /** What was there before; pieces of it are where they were. */
  readonly groups: readonly Group[];
  /** The stretch with the edits made, and where it begins. */
  readonly window: string;
  readonly from: number;
  /** In order, in offsets of the text before. */
  readonly edits: readonly TextEdit[];
  readonly stepper: Stepper;
  /** A piece that ends behind this offset may go on behind the window. */
  readonly limit: number;
  /** Is the window's beginning that of the text? Else at least two pieces are before the first edit. */
  readonly atStart: boolean;
}

/**
 * Goes through the old pieces and the edits side by side. Before each edit it begins to read one piece early, since
 * where a piece ends is seen in the one behind it; it stops where an old piece begins just as it did before. `beyond`:
 * a longer window is needed; `uncut`: the text can't be cut any more.
 */
export function reread(
  { groups, window, from, edits, stepper, limit, atStart }: Rereading,
  grouping: Grouping,
): "done" | "beyond" | "uncut" {
  const old = new Row(groups);
  const first = atStart ? undefined : old.at(0);
  // The next old piece and edit that the new text hasn't come to; how far the text at hand has moved.
  let i = 0;
  let e = 0;
  let shift = 0;
  let at = from;
  let role: Role | null = first ? stateOf(first) : "gap";
  let column = first ? first.column : 0;
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
        return "done";
      }
      const early = Math.max(i, firstTouched(old, i, edit.start) - 1);
      if (early > i) {
        keep(early);
        candidate = old.at(i);
        if (!candidate) return "uncut";
        at = candidate.start + shift;
        role = stateOf(candidate);
        column = candidate.column;
      }
    }
    if (!role) return "done";
    const intact = candidate && (!edit || edit.start >= candidate.start + candidate.length) ? candidate : null;
    const step = stepper(window, at - from, role, column, { old: intact });
    if (!step) return "uncut";
    const { part } = step;
    if (at + part.length > limit) return "beyond";
    if (part === candidate) i++;
    else part.hold(window.slice(at - from, at - from + part.length));
    if (part.length > 0) grouping.part(part);
    at += part.length;
    role = step.next;
    column = step.column;
    if (!role) return "done";
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
