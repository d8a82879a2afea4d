import type { Json, JsonObject } from "@agentwright/protocol";

interface Common {
  /** Property name; empty for an item of a list and for the form itself. */
  readonly name: string;
  readonly description?: string;
  readonly required: boolean;
  readonly default?: Json;
}

export interface TextField extends Common {
  readonly kind: "text";
  /** Shown as a hint before anything is typed. */
  readonly hint?: string;
  readonly long: boolean;
}

export interface NumberField extends Common {
  readonly kind: "number";
  readonly integer: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface FlagField extends Common {
  readonly kind: "flag";
}

export interface ChoiceField extends Common {
  readonly kind: "choice";
  readonly options: readonly Json[];
}

export interface GroupField extends Common {
  readonly kind: "group";
  readonly fields: readonly Field[];
}

export interface ListField extends Common {
  readonly kind: "list";
  readonly item: Field;
}

/** Anything that has no control of its own: edited as JSON. `type` is what the schema asks for, if it says. */
export interface JsonField extends Common {
  readonly kind: "json";
  readonly type?: string;
}

/** One control of a form, made from a JSON Schema. */
export type Field = TextField | NumberField | FlagField | ChoiceField | GroupField | ListField | JsonField;

/** Deeper schemas are edited as JSON: a form of forms of forms helps nobody. */
const deepest = 4;

/**
 * The form of a tool. A manifest's keys are sorted, so the order in which parameters were written is lost: the required
 * ones come first, in the order of `required`.
 */
export function formOf(parameters: JsonObject): GroupField {
  return group(parameters, { name: "", required: true }, 0);
}

function fieldOf(name: string, schema: Json | undefined, required: boolean, depth: number): Field {
  const plain = isObject(schema) ? schema : {};
  const common: Common = {
    name,
    required,
    ...(typeof plain.description === "string" ? { description: plain.description } : {}),
    ...(plain.default === undefined ? {} : { default: plain.default }),
  };
  if (Array.isArray(plain.enum) && plain.enum.length > 0) return { ...common, kind: "choice", options: plain.enum };
  if (plain.type === "string") return textField(plain, common);
  if (plain.type === "number" || plain.type === "integer") return numberField(plain, common);
  if (plain.type === "boolean") return { ...common, kind: "flag" };
  if (depth < deepest && plain.type === "object" && isObject(plain.properties)) return group(plain, common, depth);
  if (depth < deepest && plain.type === "array" && isObject(plain.items)) {
    return { ...common, kind: "list", item: fieldOf("", plain.items, true, depth + 1) };
  }
  return { ...common, kind: "json", ...(typeof plain.type === "string" ? { type: plain.type } : {}) };
}

function textField(schema: JsonObject, common: Common): TextField {
  const long = typeof schema.maxLength === "number" && schema.maxLength > 200;
  const hint = typeof schema.format === "string" ? schema.format : schema.pattern;
  return { ...common, kind: "text", long, ...(typeof hint === "string" ? { hint } : {}) };
}

function numberField(schema: JsonObject, common: Common): NumberField {
  return {
    ...common,
    kind: "number",
    integer: schema.type === "integer",
    ...(typeof schema.minimum === "number" ? { minimum: schema.minimum } : {}),
    ...(typeof schema.maximum === "number" ? { maximum: schema.maximum } : {}),
  };
}

function group(schema: JsonObject, common: Common, depth: number): GroupField {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  const names = Object.keys(properties);
  const ordered = new Set([...required.map(String).filter(name => names.includes(name)), ...names]);
  const fields = [...ordered].map(name => fieldOf(name, properties[name], required.includes(name), depth + 1));
  return { ...common, kind: "group", fields };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
