import type { Json, JsonObject } from "@agentwright/protocol";

/**
 * PostgreSQL's `value @> pattern` for jsonb (its manual, "jsonb Containment and Existence"): objects by the keys of the
 * pattern; arrays as sets, order and repetition aside; and, at the top alone, an array that holds a primitive contains
 * that primitive itself.
 */
export function jsonContains(value: Json, pattern: Json): boolean {
  if (isList(value) && isPrimitive(pattern)) return value.includes(pattern);
  return containsDeep(value, pattern);
}

/** `@>` below the top: of an object's field, or of an array's element that is itself an object or array. */
export function containsDeep(value: Json, pattern: Json): boolean {
  if (isObject(pattern)) return isObject(value) && holdsFields(value, pattern);
  if (isList(pattern)) return isList(value) && pattern.every(wanted => holdsElement(value, wanted));
  return value === pattern;
}

function holdsFields(value: JsonObject, pattern: JsonObject): boolean {
  return Object.entries(pattern).every(([name, wanted]) => {
    const found = Object.hasOwn(value, name) ? value[name] : undefined;
    return found !== undefined && containsDeep(found, wanted);
  });
}

function holdsElement(list: readonly Json[], wanted: Json): boolean {
  return list.some(element => containsDeep(element, wanted));
}

function isPrimitive(value: Json): boolean {
  return value === null || typeof value !== "object";
}

/** Array.isArray, for readonly arrays too. */
export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

export function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !isList(value);
}
