import { el } from "../dom.ts";
import { say } from "../shared/say.ts";
import type { FieldContext, FormContext } from "./context.ts";
import type { Draft, GroupDraft } from "./draft.ts";
import type { Field, GroupField } from "./field.ts";
import { groupControl } from "./group-control.ts";
import { listControl } from "./list-control.ts";
import type { InputPath } from "./path.ts";
import { type Control, row } from "./row.ts";
import { type Slot, slotIn } from "./slot.ts";

/** The controls of a whole form, in the schema's order. They write each change into `draft`. */
export function formControls(context: FormContext, form: GroupField, draft: GroupDraft): HTMLElement[] {
  const own: FieldContext = { ...context, nested: (field, path, slot) => fieldControl(own, field, path, slot) };
  return form.fields.map(field => own.nested(field, field.name, slotIn(draft, field.name)));
}

function fieldControl(context: FieldContext, field: Field, path: InputPath, slot: Slot): HTMLElement {
  const index = /\[(\d+)\]$/.exec(path)?.[1];
  const title = field.name === "" ? say(context.words.item, Number(index ?? 0) + 1) : field.name;
  if (field.kind === "group") return groupControl(context, field, path, slot, title);
  if (field.kind === "list") return listControl(context, field, path, slot, title);
  return row(context, field, path, title, (id, describedBy) => scalar(context, field, slot, id, describedBy));
}

type Scalar = Exclude<Field, { kind: "group" } | { kind: "list" }>;

function scalar(context: FormContext, field: Scalar, slot: Slot, id: string, describedBy: string): Control {
  const shared = { id, "aria-describedby": describedBy };
  const write = (draft: Draft) => {
    slot.set(draft);
    context.changed();
  };
  if (field.kind === "flag") {
    const input = el("input", { ...shared, type: "checkbox" });
    input.checked = slot.get() === true;
    input.addEventListener("change", () => write(input.checked));
    return { input };
  }
  if (field.kind === "choice") {
    const options = field.options.map((option, index) =>
      el("option", { value: index }, typeof option === "string" ? option : JSON.stringify(option)),
    );
    const select = el("select", shared, el("option", { value: "" }, context.words.choose), ...options);
    select.value = String(slot.get() ?? "");
    select.addEventListener("change", () => write(select.value));
    return { input: select, frame: el("div", { class: "select" }, select) };
  }
  const input = textBox(field, shared);
  input.value = String(slot.get() ?? "");
  input.addEventListener("input", () => write(input.value));
  return { input };
}

function textBox(field: Scalar, shared: { id: string }): HTMLInputElement | HTMLTextAreaElement {
  if (field.kind === "json") {
    const example = field.type === "array" ? "[ ]" : "{ }";
    return el("textarea", { ...shared, class: "code", rows: 4, spellcheck: "false", placeholder: example });
  }
  if (field.kind === "text" && field.long) return el("textarea", { ...shared, rows: 4 });
  const numeric = field.kind === "number" ? { inputmode: "decimal" } : {};
  const hint = field.kind === "text" ? field.hint : undefined;
  return el("input", {
    ...shared,
    ...numeric,
    type: "text",
    placeholder: hint,
    autocomplete: "off",
    spellcheck: "false",
  });
}
