import { el } from "../dom.ts";
import type { FieldContext } from "./context.ts";
import { type GroupDraft, groupDraft } from "./draft.ts";
import type { GroupField } from "./field.ts";
import { below, type InputPath } from "./path.ts";
import { type Slot, slotIn } from "./slot.ts";

/** A nested object: its fields in a frame of their own. */
export function groupControl(
  context: FieldContext,
  field: GroupField,
  path: InputPath,
  slot: Slot,
  title: string,
): HTMLElement {
  const draft = groupOf(field, slot);
  const mark =
    field.required && field.name !== "" ? el("span", { class: "required", "aria-hidden": "true" }, "*") : undefined;
  return el(
    "fieldset",
    { class: "field field-group" },
    el("legend", {}, title, mark, el("span", { class: "type", "aria-hidden": "true" }, "object")),
    field.description ? el("p", { class: "note" }, field.description) : undefined,
    el(
      "div",
      { class: "inside" },
      ...field.fields.map(inner => context.nested(inner, below(path, inner.name), slotIn(draft, inner.name))),
    ),
  );
}

function groupOf(field: GroupField, slot: Slot): GroupDraft {
  const draft = slot.get();
  if (typeof draft === "object" && draft !== null && !Array.isArray(draft)) return draft;
  const fresh = groupDraft(field, {});
  slot.set(fresh);
  return fresh;
}
