import type { Json } from "@agentwright/protocol";

/** A path as a person reads it at the start of a sentence. */
export function nameOf(path: string): string {
  return path === "" ? "The input" : `“${path}”`;
}

/** JSON Schema's name for a value's type. */
export function typeOf(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value;
}

/** `a number`, `an object`, `a string or a number`. */
export function article(type: Json | undefined): string {
  if (Array.isArray(type)) return type.map(item => article(item)).join(" or ");
  const words: Readonly<Record<string, string>> = {
    string: "a text",
    number: "a number",
    integer: "a whole number",
    boolean: "true or false",
    array: "a list",
    object: "an object",
    null: "null",
  };
  return typeof type === "string" ? (words[type] ?? type) : "a value";
}

/** A value as JSON, cut short. */
export function show(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
