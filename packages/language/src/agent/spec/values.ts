import type { ObjectSpec } from "./types.ts";

/** The types that a tool's parameter can have. */
export const valueTypes = {
  kind: "choice",
  doc: "The type of the value.",
  values: {
    string: "A text.",
    number: "A number.",
    boolean: "`true` or `false`.",
    object: "Named values; describe them in `properties`.",
    array: "A list; describe its elements in `items`.",
  },
} as const;

/** What may be said about a value of a tool, at any depth. */
export const valueLimits = {
  enum: {
    kind: "list",
    doc: "The only values that are allowed.",
    min: 1,
    of: { kind: "any", doc: "A value of the type." },
  },
  pattern: { kind: "text", doc: "A regular expression (JavaScript) that a text must match.", format: "regex" },
  minimum: { kind: "number", doc: "The smallest number that is allowed." },
  maximum: { kind: "number", doc: "The largest number that is allowed." },
  items: { kind: "ref", to: "value", doc: "What each element of an array looks like." },
  properties: {
    kind: "map",
    doc: "The named values of an object.",
    of: { kind: "ref", to: "value", doc: "What this value looks like." },
  },
} as const;

/** The shape of a value inside a parameter: elements of an array, properties of an object. */
export const value = {
  kind: "object",
  doc: "The shape of one value.",
  required: ["type"],
  fields: {
    type: valueTypes,
    description: { kind: "text", doc: "What the value means. The model reads it." },
    required: { kind: "boolean", doc: "Must this property be given? Only of use inside `properties`.", default: false },
    ...valueLimits,
  },
} as const satisfies ObjectSpec;
