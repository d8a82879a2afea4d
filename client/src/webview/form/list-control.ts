import { button, el, fill, freshId } from "../dom.ts";
import { icon } from "../icons.ts";
import { say } from "../shared/say.ts";
import type { FieldContext } from "./context.ts";
import { type Draft, draftOf } from "./draft.ts";
import type { ListField } from "./field.ts";
import { below, type InputPath } from "./path.ts";
import type { Slot } from "./slot.ts";

/** An array: its items one below the other, each with a button that removes it, and one that adds another. */
export function listControl(
  context: FieldContext,
  field: ListField,
  path: InputPath,
  slot: Slot,
  title: string,
): HTMLElement {
  const items = itemsOf(field, slot);
  const id = freshId("list");
  const problem = el("p", { class: "problem", hidden: true });
  const rows = el("div", { class: "inside" });
  const add = button(
    { class: "quiet add", "aria-label": `${context.words.addItem}: ${title}` },
    addItem,
    icon("plus"),
    context.words.addItem,
  );
  context.anchors.set(path, {
    focus: add,
    show: message => {
      problem.textContent = message ?? "";
      problem.hidden = message === undefined;
    },
  });

  function addItem(): void {
    items.push(draftOf(field.item, undefined));
    render();
    context.changed();
    context.anchors.get(below(path, items.length - 1))?.focus.focus();
  }

  function removeItem(index: number): void {
    items.splice(index, 1);
    render();
    context.changed();
    add.focus();
  }

  function render(): void {
    fill(rows, ...items.map((_, index) => item(index)));
  }

  function item(index: number): HTMLElement {
    const own: Slot = {
      get: () => items[index] ?? null,
      set: draft => {
        items[index] = draft;
      },
    };
    const label = say(context.words.removeItem, index + 1);
    const remove = button(
      { class: "quiet square", "aria-label": label, title: label },
      () => removeItem(index),
      icon("trash"),
    );
    return el("div", { class: "item" }, context.nested(field.item, below(path, index), own), remove);
  }

  render();
  return el(
    "fieldset",
    { class: "field field-list", id },
    el(
      "legend",
      {},
      title,
      field.required ? el("span", { class: "required", "aria-hidden": "true" }, "*") : undefined,
      el("span", { class: "type", "aria-hidden": "true" }, "array"),
    ),
    field.description ? el("p", { class: "note" }, field.description) : undefined,
    rows,
    add,
    problem,
  );
}

function itemsOf(field: ListField, slot: Slot): Draft[] {
  const draft = slot.get();
  if (Array.isArray(draft)) return draft;
  const fresh = draftOf(field, undefined);
  slot.set(fresh);
  return Array.isArray(fresh) ? fresh : [];
}
