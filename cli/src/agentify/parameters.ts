import { type Draft, identifier, noteLeftOver } from "./draft.ts";
import { type Fields, fields, list, number, text } from "./shapes.ts";

const types = ["string", "number", "boolean", "object", "array"];

/** Deeper shapes than this are cut off: no tool of people has them. */
const deepest = 12;

/** `ParameterConfig`s -> parameters. What they say that does not fit their type is left out by whoever checks them. */
export function putParameters(value: unknown, tool: string, draft: Draft): Record<string, unknown>[] {
  const taken = new Set<string>();
  const parameters: Record<string, unknown>[] = [];
  for (const item of list(value)) {
    const parameter = fields(item);
    const said = text(parameter.name);
    if (said === undefined) {
      draft.notes.push(`A parameter of "${tool}" has no name; it is left out.`);
      continue;
    }
    const name = identifier(said, taken, "value");
    taken.add(name);
    if (name !== said) draft.notes.push(`The parameter "${said}" of "${tool}" is now called "${name}".`);
    noteLeftOver(draft, `The parameter "${said}" of "${tool}"`, parameter, [
      ..."name type description required defaultValue schema".split(" "),
    ]);
    const fallback = parameter.defaultValue ?? undefined;
    const description = text(parameter.description);
    parameters.push({
      name,
      ...shapeOf(parameter.type, fields(parameter.schema), 0),
      ...(fallback !== undefined && { default: fallback }),
      ...(description !== undefined && { description }),
      ...(parameter.required === true && fallback === undefined && { required: true }),
    });
  }
  return parameters;
}

/** Type and limits; limits of another type are not looked at. */
function shapeOf(said: unknown, schema: Fields, depth: number): Record<string, unknown> {
  const type = said === "integer" ? "number" : (types.find(word => word === said) ?? "string");
  const values = [...new Set(list(schema.enum).filter(option => typeof option === type))];
  const properties = Object.entries(fields(schema.properties));
  return {
    type,
    ...(values.length > 0 && { enum: values }),
    ...(type === "string" && text(schema.pattern) !== undefined && { pattern: schema.pattern }),
    ...(type === "number" && number(schema.minimum) !== undefined && { minimum: number(schema.minimum) }),
    ...(type === "number" && number(schema.maximum) !== undefined && { maximum: number(schema.maximum) }),
    ...(type === "array" && { items: nested(fields(schema.items), depth + 1) }),
    ...(type === "object" && properties.length > 0 && depth < deepest && { properties: nestedAll(properties, depth) }),
  };
}

function nestedAll(properties: readonly (readonly [string, unknown])[], depth: number): Record<string, unknown> {
  return Object.fromEntries(properties.map(([key, inner]) => [key, nested(fields(inner), depth + 1)]));
}

function nested(schema: Fields, depth: number): Record<string, unknown> {
  if (depth > deepest) return { type: "string" };
  const description = text(schema.description);
  return { ...shapeOf(schema.type, schema, depth), ...(description !== undefined && { description }) };
}
