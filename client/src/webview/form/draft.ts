import type { Json, JsonObject } from "@agentwright/protocol";
import type { Field, GroupField } from "./field.ts";

/**
 * What stands in the controls of a form, as typed: numbers and JSON are still text, a choice is the index of its
 * option or "", a checkbox that nobody touched is null.
 */
export type Draft = string | boolean | null | Draft[] | { [name: string]: Draft };

/** The draft of a group. */
export type GroupDraft = { [name: string]: Draft };

/** The draft that stands for a value; without one, the field's default or an empty control. */
export function draftOf(field: Field, value: Json | undefined): Draft {
  const shown = value === undefined ? field.default : value;
  switch (field.kind) {
    case "text":
      return typeof shown === "string" ? shown : "";
    case "number":
      return typeof shown === "number" ? String(shown) : "";
    case "flag":
      return typeof shown === "boolean" ? shown : null;
    case "choice": {
      const index = field.options.findIndex(option => JSON.stringify(option) === JSON.stringify(shown));
      return index < 0 ? "" : String(index);
    }
    case "json":
      return shown === undefined ? "" : JSON.stringify(shown, null, 2);
    case "list":
      return Array.isArray(shown) ? shown.map(item => draftOf(field.item, item)) : [];
    case "group":
      return groupDraft(field, isObject(shown) ? shown : {});
  }
}

/** The draft of a whole form for an input; absent fields get their defaults. */
export function groupDraft(group: GroupField, value: JsonObject): GroupDraft {
  return Object.fromEntries(group.fields.map(field => [field.name, draftOf(field, value[field.name])]));
}

/** Carries a draft over to a changed form: what still fits its field stays, the rest starts anew. */
export function carryOver(field: GroupField, draft: unknown): GroupDraft {
  const old = isObject(draft as Json) ? (draft as GroupDraft) : {};
  return Object.fromEntries(field.fields.map(inner => [inner.name, carry(inner, old[inner.name])]));
}

function carry(field: Field, draft: Draft | undefined): Draft {
  if (draft === undefined || draft === null) return draftOf(field, undefined);
  switch (field.kind) {
    case "flag":
      return typeof draft === "boolean" ? draft : draftOf(field, undefined);
    case "list":
      return Array.isArray(draft) ? draft.map(item => carry(field.item, item)) : draftOf(field, undefined);
    case "group":
      return carryOver(field, draft);
    case "choice":
      return typeof draft === "string" && Number(draft) < field.options.length ? draft : draftOf(field, undefined);
    default:
      return typeof draft === "string" ? draft : draftOf(field, undefined);
  }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
