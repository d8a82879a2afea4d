import { isObject } from "./json.ts";

/**
 * The smallest value that a schema allows, with `given` on top: an answer then has every field that the contract
 * requires, and a test names those alone that matter. GitHub's own examples do not always satisfy its schemas.
 */
export function sample(schema: unknown, given: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...(smallest(schema) as Record<string, unknown>), ...given };
}

function smallest(schema: unknown): unknown {
  if (!isObject(schema)) return {};
  if (schema.nullable === true) return null;
  for (const key of ["oneOf", "anyOf"]) {
    const choices = schema[key];
    if (Array.isArray(choices)) return smallest(choices[0]);
  }
  if (Array.isArray(schema.allOf)) return Object.assign({}, ...schema.allOf.map(smallest));
  if (Array.isArray(schema.enum)) return schema.enum[0];
  switch (schema.type) {
    case "string":
      return text(schema.format);
    case "integer":
    case "number":
      return 1;
    case "boolean":
      return false;
    case "array":
      return [];
    default:
      return object(schema);
  }
}

function object(schema: Record<string, unknown>): Record<string, unknown> {
  const required = Array.isArray(schema.required) ? schema.required : [];
  const properties = isObject(schema.properties) ? schema.properties : {};
  return Object.fromEntries(required.map(name => [name, smallest(properties[name])]));
}

function text(format: unknown): string {
  if (format === "uri") return "https://example.org/";
  return format === "date-time" ? "2026-01-01T00:00:00Z" : "-";
}
