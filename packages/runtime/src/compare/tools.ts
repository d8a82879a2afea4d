import { canonicalJson, type JsonObject, type ToolShape } from "@agentwright/protocol";
import type { Change } from "./types.ts";

/** Tools that came, went, or are called otherwise. */
export function toolChanges(before: readonly ToolShape[], after: readonly ToolShape[]): Change[] {
  const old = new Map(before.map(tool => [tool.name, tool]));
  const names = new Set(after.map(({ name }) => name));
  const changes: Change[] = [];
  for (const tool of after) {
    const was = old.get(tool.name);
    if (was) changes.push(...shapeChanges(was, tool));
    else changes.push({ topic: "tools", effect: "wider", text: `a new tool: ${tool.name} (${kinds[tool.kind]})` });
  }
  for (const { name } of before) {
    if (!names.has(name)) changes.push({ topic: "tools", effect: "narrower", text: `the tool ${name} is gone` });
  }
  return changes;
}

const kinds: Readonly<Record<ToolShape["kind"], string>> = { code: "code", http: "a request", flow: "a flow" };

function shapeChanges(before: ToolShape, after: ToolShape): Change[] {
  const other = (what: string): Change => ({
    topic: "tools",
    effect: "other",
    text: `the tool ${after.name}: ${what}`,
  });
  const changes: Change[] = [];
  if (before.kind !== after.kind) changes.push(other(`it was ${kinds[before.kind]} and is ${kinds[after.kind]}`));
  if (before.description !== after.description) changes.push(other("its description changed"));
  if (before.returns !== after.returns) changes.push(other("what it returns is described otherwise"));
  for (const change of parameterChanges(before.parameters, after.parameters)) changes.push(other(change));
  return changes;
}

/** Parameters are a JSON Schema of type object. */
function parameterChanges(before: JsonObject, after: JsonObject): string[] {
  const [old, now] = [objectIn(before, "properties"), objectIn(after, "properties")];
  const [needed, needs] = [namesIn(before), namesIn(after)];
  const said: string[] = [];
  for (const name of Object.keys(now)) {
    const was = old[name];
    const is = now[name];
    if (was === undefined) {
      said.push(`a new ${needs.has(name) ? "required " : ""}parameter ${name} (${typeOf(is)})`);
    } else if (canonicalJson(was) !== canonicalJson(is)) {
      const [from, to] = [typeOf(was), typeOf(is)];
      said.push(`the parameter ${name} changed${from === to ? "" : `: it was ${from} and is ${to}`}`);
    }
    if (was !== undefined && needed.has(name) !== needs.has(name)) {
      said.push(`the parameter ${name} is ${needs.has(name) ? "now" : "no longer"} required`);
    }
  }
  for (const name of Object.keys(old)) if (now[name] === undefined) said.push(`the parameter ${name} is gone`);
  return said;
}

function objectIn(schema: JsonObject, key: string): JsonObject {
  const value = schema[key];
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function namesIn({ required }: JsonObject): ReadonlySet<unknown> {
  return new Set(Array.isArray(required) ? required : []);
}

function typeOf(schema: unknown): string {
  const type = (schema as { type?: unknown } | undefined)?.type;
  return typeof type === "string" ? type : "of any type";
}
