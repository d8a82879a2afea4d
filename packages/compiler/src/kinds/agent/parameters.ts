import type { Parameter, ValueShape } from "@agentwright/language";
import type { Json, JsonObject } from "@agentwright/protocol";

/**
 * The input of a tool as JSON Schema (draft 2020-12): an object that takes exactly the declared parameters. A parameter
 * with a default is never required, as the default stands in for it.
 */
export function inputSchema(parameters: readonly Parameter[] = []): JsonObject {
  const required = parameters.filter(each => each.required && each.default === undefined).map(each => each.name);
  const properties = parameters.map(each => {
    const shape = valueSchema(each);
    return [each.name, each.default === undefined ? shape : { ...shape, default: each.default }] as const;
  });
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

/** An object without `properties` takes any key; one with them takes those alone. */
function valueSchema(shape: ValueShape): JsonObject {
  const schema: Record<string, Json> = { type: shape.type };
  if (shape.description !== undefined) schema.description = shape.description;
  if (shape.enum !== undefined) schema.enum = [...shape.enum];
  if (shape.pattern !== undefined) schema.pattern = shape.pattern;
  if (shape.minimum !== undefined) schema.minimum = shape.minimum;
  if (shape.maximum !== undefined) schema.maximum = shape.maximum;
  if (shape.items !== undefined) schema.items = valueSchema(shape.items);
  if (shape.properties !== undefined) {
    const fields = Object.entries(shape.properties);
    const required = fields.filter(([, field]) => field.required).map(([name]) => name);
    schema.properties = Object.fromEntries(fields.map(([name, field]) => [name, valueSchema(field)]));
    if (required.length > 0) schema.required = required;
    schema.additionalProperties = false;
  }
  return schema;
}
