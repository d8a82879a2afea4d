import type { Json, JsonObject } from "@agentwright/protocol";

/** Keywords by which an editor would find mistakes; our own findings tell them already, with a code and a fix. */
const limits = new Set([
  "$id",
  "additionalItems",
  "const",
  "enum",
  "enumDescriptions",
  "format",
  "maximum",
  "maxItems",
  "maxLength",
  "minimum",
  "minItems",
  "minLength",
  "pattern",
  "propertyNames",
  "required",
  "type",
  "uniqueItems",
]);

/**
 * A JSON Schema from which an editor can complete and explain, but find no mistake: two reports of one mistake are one
 * too many. Choices become snippets.
 */
export function hintsOf(schema: JsonObject): JsonObject {
  const kept = Object.entries(schema).flatMap(([key, value]): [string, Json][] => {
    if (key === "enum" && Array.isArray(value)) return [["defaultSnippets", choices(value, schema.enumDescriptions)]];
    if (limits.has(key)) return [];
    if (key === "properties" || key === "patternProperties") return [[key, each(value)]];
    if (key === "items" || key === "additionalProperties") return isObject(value) ? [[key, hintsOf(value)]] : [];
    return [[key, value]];
  });
  return { ...Object.fromEntries(kept), ...(isObject(schema.propertyNames) && names(schema)) };
}

/** Names that a map takes are properties of it: a schema for names alone would find the wrong ones. */
function names({ propertyNames, additionalProperties }: JsonObject): JsonObject {
  const known = isObject(propertyNames) && Array.isArray(propertyNames.enum) ? propertyNames.enum : [];
  const value = isObject(additionalProperties) ? hintsOf(additionalProperties) : {};
  return { properties: Object.fromEntries(known.map(name => [String(name), value])) };
}

function each(value: Json): Json {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, isObject(one) ? hintsOf(one) : {}]));
}

function choices(values: readonly Json[], descriptions: Json | undefined): Json {
  return values.map((body, i) => {
    const description = Array.isArray(descriptions) ? descriptions[i] : undefined;
    return { label: String(body), body, ...(typeof description === "string" && { description }) };
  });
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
