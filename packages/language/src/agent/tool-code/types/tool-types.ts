import { isRecord } from "../../check/record.ts";
import type { AgentDocument } from "../../document.ts";
import { partialModel } from "../../model.ts";
import { envFileName, inputTypeName } from "../names.ts";
import { generatedMark, hostTypes } from "./host.ts";
import { docComment, type Field, propertyName, ShapeWriter } from "./shape.ts";

/** A config of the folder that the types are for. */
export interface TypedAgent {
  /** Its name in the folder, such as `triage.agent.yaml`. */
  readonly fileName: string;
  readonly document: AgentDocument;
}

export interface ToolTypes {
  /** The whole `agentwright-env.d.ts`: the same agents give the same text. */
  readonly text: string;
  /** The name of the type of a tool's input. */
  inputOf(fileName: string, tool: string): string | undefined;
}

interface ToolInput {
  readonly agent: string;
  readonly tool: string;
  readonly doc: string;
  readonly members: string;
  name: string;
  key: string;
}

/**
 * The types that the tool files of a folder's agents can import: an input for each tool, `Tool`, `Host`, the embedded
 * resources. Tools of one name that want the same share a type; those that don't are told apart by their agents' files.
 */
export function toolTypes(agents: readonly TypedAgent[]): ToolTypes {
  const sorted = [...agents].sort((a, b) => (a.fileName < b.fileName ? -1 : a.fileName > b.fileName ? 1 : 0));
  const writer = new ShapeWriter();
  const inputs = distinct(sorted.flatMap(agent => inputsOf(agent, writer)));
  const shown = [...new Map(inputs.map(input => [input.name, input])).values()];
  const text = [
    `${generatedMark}
// Saving a config of this folder writes it anew. In a tool file:
//   import type { ${shown[0]?.name ?? "Tool"}, Host } from "./${envFileName}";
`,
    ...shown.map(({ doc, name, members }) => `${doc}export interface ${name} {${members && `\n${members}`}}\n`),
    `/** What each tool is given, by its name. */
export interface ToolInputs {
${[...new Map(shown.map(input => [input.key, input])).values()].map(({ key, name }) => `  ${propertyName(key)}: ${name};\n`).join("")}}
`,
    `/** A tool as its file exports it: \`const tool: Tool<"name"> = async (input, host) => …; export default tool;\` */
export type Tool<Name extends keyof ToolInputs, Result = unknown> = (
  input: ToolInputs[Name],
  host: Host,
) => Result | Promise<Result>;
`,
    `/** What is embedded in the plugin, by name. */
export interface Resources {
${resourcesOf(sorted)}}
`,
    hostTypes,
  ].join("\n");
  return { text, inputOf: (file, tool) => inputs.find(input => input.agent === file && input.tool === tool)?.name };
}

function inputsOf({ fileName, document }: TypedAgent, writer: ShapeWriter): ToolInput[] {
  const inputs = new Map<string, ToolInput>();
  for (const { name, description, parameters } of records(partialModel(document).tools)) {
    if (typeof name !== "string" || name === "" || inputs.has(name)) continue;
    const fields = records(parameters).flatMap((shape): Field[] =>
      typeof shape.name === "string" && shape.name !== ""
        ? [{ name: shape.name, shape, given: shape.required === true || shape.default !== undefined }]
        : [],
    );
    const about = typeof description === "string" ? ` ${description}` : "";
    const doc = docComment(`Input of \`${name}\`.${about}`, "");
    const members = writer.members(fields, "  ");
    inputs.set(name, { agent: fileName, tool: name, doc, members, name: inputTypeName(name), key: name });
  }
  return [...inputs.values()];
}

/** Gives inputs that differ names that differ. */
function distinct(inputs: readonly ToolInput[]): readonly ToolInput[] {
  const shapes = new Map<string, string>();
  const clashing = new Set<string>();
  for (const { name, tool, members } of inputs) {
    const shape = `${tool}\n${members}`;
    if ((shapes.get(name) ?? shape) !== shape) clashing.add(name);
    shapes.set(name, shape);
  }
  const taken = new Set<string>();
  for (const input of inputs) {
    if (!clashing.has(input.name)) continue;
    const agent = input.agent.replace(/\.agent\.\w+$/, "");
    const name = inputTypeName(`${agent} ${input.tool}`);
    input.name = name;
    for (let i = 2; taken.has(input.name) || shapes.has(input.name); i++)
      input.name = name.replace(/Input$/, `${i}Input`);
    taken.add(input.name);
    if (inputs.some(other => other !== input && other.tool === input.tool)) input.key = `${agent}/${input.tool}`;
  }
  return inputs;
}

function resourcesOf(agents: readonly TypedAgent[]): string {
  const types = new Map<string, string>();
  for (const { document } of agents) {
    for (const { name, type, embedded } of records(partialModel(document).resources)) {
      if (typeof name !== "string" || name === "" || embedded === false) continue;
      const written = type === "text" ? "string" : type === "binary" ? "Uint8Array" : "unknown";
      types.set(name, types.has(name) && types.get(name) !== written ? "unknown" : written);
    }
  }
  return [...types].map(([name, type]) => `  ${propertyName(name)}: ${type};\n`).join("");
}

function records(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
