import { type Draft, identifier, noteLeftOver } from "./draft.ts";
import { putParameters } from "./parameters.ts";
import { type Fields, fields, list, text } from "./shapes.ts";
import { asModule, isForeign } from "./tool-code.ts";

const known = "name description parameters implementation returnType sourceType sourceValue".split(" ");

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
  const name = identifier(said, taken, "tool");
  const parameters = putParameters(tool.parameters, said, draft);
  const body = bodyOf(tool, parameters);
  noteLeftOver(draft, `The tool "${said}"`, tool, known);
  if (typeof body === "string") {
    draft.notes.push(`The tool "${said}" ${body}; it is left out.`);
    return undefined;
  }
  taken.add(name);
  if (name !== said) draft.notes.push(`The tool "${said}" is now called "${name}": names are identifiers, each once.`);
  const returns = text(tool.returnType);
  return {
    name,
    description: text(tool.description) ?? name.replaceAll("_", " "),
    ...(parameters.length > 0 && { parameters }),
    ...(returns !== undefined && { returns }),
    ...body,
  };
}

/** What the tool does, or why that can't be carried over. */
function bodyOf(tool: Fields, parameters: readonly Record<string, unknown>[]): Record<string, string> | string {
  if (tool.sourceType === "filePath") {
    const path = text(tool.sourceValue);
    if (path === undefined || !/\.(ts|js)$/.test(path)) return "names no .ts or .js file";
    return { source: path.replaceAll("\\", "/") };
  }
  const script = text(tool.implementation) ?? text(tool.sourceValue);
  if (script === undefined) return "has no code";
  if (isForeign(script)) return "is not written in JavaScript";
  const names = parameters.map(parameter => String(parameter.name));
  return { language: "javascript", code: asModule(script, names) };
}
