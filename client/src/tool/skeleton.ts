import type { Json, JsonObject } from "@agentwright/protocol";

/** An input to begin with, made from a tool's parameters: defaults, first choices, else something empty of that type. */
export function inputSkeleton(schema: JsonObject): JsonObject {
  const properties = objectOf(schema.properties);
  return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, sampleOf(objectOf(property))]));
}

function sampleOf(schema: JsonObject): Json {
  if (schema.default !== undefined) return schema.default;
  if (Array.isArray(schema.enum) && schema.enum[0] !== undefined) return schema.enum[0];
  switch (schema.type) {
    case "number":
    case "integer":
      return typeof schema.minimum === "number" ? schema.minimum : 0;
    case "boolean":
      return false;
    case "array":
      return [];
    case "object":
      return inputSkeleton(schema);
    default:
      return "";
  }
}

function objectOf(value: Json | undefined): JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as JsonObject) : {};
}
