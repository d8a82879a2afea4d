import { el, freshId, show } from "../dom.ts";
import type { FormContext } from "./context.ts";
import type { Field } from "./field.ts";
import type { InputPath } from "./path.ts";

/** One control: the element that takes the focus, and what surrounds it if that is more than itself. */
export interface Control {
  readonly input: HTMLElement;
  readonly frame?: HTMLElement;
}

/** A labelled control with its description and a place for its problem. `title` stands in for a nameless item. */
export function row(
  context: FormContext,
  field: Field,
  path: InputPath,
  title: string,
  make: (id: string, describedBy: string) => Control,
): HTMLElement {
  const id = freshId("field");
  const problem = el("p", { id: `${id}-problem`, class: "problem", hidden: true });
  const note = field.description ? el("p", { id: `${id}-note`, class: "note" }, field.description) : undefined;
  const control = make(id, [note?.id, problem.id].filter(Boolean).join(" "));
  if (field.required) control.input.setAttribute("aria-required", "true");
  context.anchors.set(path, {
    focus: control.input,
    show: message => {
      problem.textContent = message ?? "";
      show(problem, message !== undefined);
      if (message === undefined) control.input.removeAttribute("aria-invalid");
      else control.input.setAttribute("aria-invalid", "true");
    },
  });
  const head = el("div", { class: "field-head" }, labelOf(context, field, id, title), typeOf(field));
  if (field.kind === "flag") {
    const line = el("div", { class: "flag-line" }, control.input, labelOf(context, field, id, title));
    return el("div", { class: "field field-flag" }, line, note, problem);
  }
  return el("div", { class: `field field-${field.kind}` }, head, note, control.frame ?? control.input, problem);
}

function labelOf(context: FormContext, field: Field, id: string, title: string): HTMLElement {
  const mark = field.required
    ? [
        el("span", { class: "required", "aria-hidden": "true" }, "*"),
        el("span", { class: "unseen" }, ` (${context.words.required})`),
      ]
    : [];
  return el("label", { for: id }, title, ...mark);
}

function typeOf(field: Field): HTMLElement {
  const name = field.kind === "json" ? (field.type ?? "json") : typeNames[field.kind];
  const limits = field.kind === "number" ? range(field.minimum, field.maximum) : "";
  const integer = field.kind === "number" && field.integer ? "integer" : name;
  return el("span", { class: "type", "aria-hidden": "true" }, `${integer}${limits}`);
}

function range(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum === undefined && maximum === undefined) return "";
  if (minimum === undefined) return ` ≤ ${maximum}`;
  return maximum === undefined ? ` ≥ ${minimum}` : ` ${minimum}–${maximum}`;
}

const typeNames = { text: "string", number: "number", flag: "boolean", choice: "enum", group: "object", list: "array" };
