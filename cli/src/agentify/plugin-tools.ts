import { type Draft, identifier } from "./draft.ts";
import { type Fields, fields, list, number, text } from "./shapes.ts";

const types = ["string", "number", "boolean", "object", "array"];

/** `ToolConfig`s in either spelling -> tools with inline JavaScript or a source file. */
export function putTools(value: unknown, draft: Draft): void {
  const tools: Record<string, unknown>[] = [];
  const taken = new Set<string>();
  for (const item of list(value)) {
    const tool = convert(fields(item), taken, draft);
    if (tool !== undefined) tools.push(tool);
  }
  if (tools.length > 0) draft.config.tools = tools;
}

function convert(tool: Fields, taken: Set<string>, draft: Draft): Record<string, unknown> | undefined {
  const said = text(tool.name) ?? "tool";
  const name = identifier(said, taken);
  const parameters = parametersOf(tool.parameters, name, draft);
  const body = bodyOf(
    tool,
    name,
    parameters.map(parameter => parameter.name as string),
  );
  if (body === undefined) {
    draft.notes.push(`The tool "${said}" has no JavaScript that could be carried over; it is left out.`);
    return undefined;
  }
  taken.add(name);
  if (name !== said) draft.notes.push(`The tool "${said}" is now called "${name}": names are identifiers, each once.`);
  if ("code" in body)
    draft.notes.push(`The code of "${name}" is carried over as it was; try it with: agentwright run … --tool ${name}`);
  const returns = text(tool.returnType);
  return {
    name,
    description: text(tool.description) ?? name.replaceAll("_", " "),
    ...(parameters.length > 0 && { parameters }),
    ...(returns !== undefined && { returns }),
    ...body,
  };
}

function bodyOf(
  tool: Fields,
  name: string,
  parameters: readonly string[],
): { code: string; language: string } | { source: string } | undefined {
  if (tool.sourceType === "filePath") {
    const path = text(tool.sourceValue);
    return path !== undefined && /\.(ts|js)$/.test(path) ? { source: path } : undefined;
  }
  const script = text(tool.implementation) ?? text(tool.sourceValue);
  if (script === undefined || /^\s*(package |func |import \()/m.test(script)) return undefined;
  return { code: asModule(script, name, parameters), language: "javascript" };
}

/** The old snippets were function bodies that saw each parameter as a variable, or whole functions. */
function asModule(script: string, name: string, parameters: readonly string[]): string {
  const lines = script.replaceAll("\r\n", "\n").split("\n");
  if (/^\s*export\s+default\b/m.test(script)) return `${lines.join("\n")}\n`;
  if (/^\s*(async\s+)?function\b/.test(script) || /^\s*(async\s*)?(\([^)]*\)|\w+)\s*=>/.test(script)) {
    return `const ${name} = ${lines.join("\n").replace(/;\s*$/, "")};\nexport default input => ${name}(${parameters.length === 1 ? `input.${parameters[0]}` : "input"});\n`;
  }
  const safe = parameters.filter(parameter => /^[A-Za-z_$][\w$]*$/.test(parameter));
  const head = safe.length > 0 ? `  const { ${safe.join(", ")} } = params;\n` : "";
  return `export default async params => {\n${head}${lines.map(line => (line === "" ? "" : `  ${line}`)).join("\n")}\n};\n`;
}

function parametersOf(value: unknown, tool: string, draft: Draft): Record<string, unknown>[] {
  const taken = new Set<string>();
  const parameters: Record<string, unknown>[] = [];
  for (const item of list(value)) {
    const parameter = fields(item);
    const said = text(parameter.name);
    if (said === undefined) continue;
    const name = identifier(said, taken);
    taken.add(name);
    if (name !== said) draft.notes.push(`The parameter "${said}" of "${tool}" is now called "${name}".`);
    const required = parameter.required === true && parameter.defaultValue === undefined;
    const description = text(parameter.description);
    parameters.push({
      name,
      ...shapeOf(parameter, fields(parameter.schema)),
      ...(description !== undefined && { description }),
      ...(required && { required }),
    });
  }
  return parameters;
}

/** Type, default and limits of a parameter; limits that do not fit the type are dropped. */
function shapeOf(parameter: Fields, schema: Fields): Record<string, unknown> {
  const type = types.includes(String(parameter.type)) ? String(parameter.type) : "string";
  const shape: Record<string, unknown> = { type };
  const fallback = parameter.defaultValue;
  const fits =
    type === "array"
      ? Array.isArray(fallback)
      : type === "object"
        ? fallback === fields(fallback)
        : typeof fallback === type;
  if (fallback !== undefined && fallback !== null && fits) shape.default = fallback;
  const values = list(schema.enum).filter(option => typeof option === type);
  if (values.length > 0) shape.enum = [...new Set(values)];
  if (type === "string" && text(schema.pattern) !== undefined) shape.pattern = schema.pattern;
  if (type === "number" && number(schema.minimum) !== undefined) shape.minimum = number(schema.minimum);
  if (type === "number" && number(schema.maximum) !== undefined) shape.maximum = number(schema.maximum);
  if (type === "array") shape.items = nested(fields(schema.items));
  const properties = Object.entries(fields(schema.properties));
  if (type === "object" && properties.length > 0) {
    shape.properties = Object.fromEntries(properties.map(([key, inner]) => [key, nested(fields(inner))]));
  }
  return shape;
}

function nested(schema: Fields): Record<string, unknown> {
  const description = text(schema.description);
  return { ...shapeOf(schema, schema), ...(description !== undefined && { description }) };
}
