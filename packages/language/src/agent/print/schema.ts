import type { Json, JsonObject } from "@agentwright/protocol";
import { projectSpec } from "../../project/spec.ts";
import { ruleList } from "../../rules/all.ts";
import { formats } from "../check/formats.ts";
import { agentFormat, agentSpec } from "../spec/agent.ts";
import { definitions } from "../spec/describe.ts";
import type { ListSpec, MapSpec, NumberSpec, ObjectSpec, Spec, TextSpec } from "../spec/types.ts";
import { hintsOf } from "./hints.ts";

const draft = "https://json-schema.org/draft/2020-12/schema";

/** `schemas/agent.schema.json`: JSON Schema (draft 2020-12) of an agent config. */
export function printAgentSchema(): string {
  const schema = schemaOf(agentSpec) as Record<string, Json>;
  const defs = Object.fromEntries(Object.entries(definitions).map(([name, spec]) => [name, schemaOf(spec)]));
  const properties = schema.properties as Record<string, JsonObject>;
  return print({
    $schema: draft,
    $id: `urn:agentwright:schema:agent:${agentFormat}`,
    title: "Agent config",
    ...schema,
    properties: { ...properties, format: { ...properties.format, maximum: agentFormat } },
    $defs: defs,
  });
}

/** `schemas/agentwright.schema.json`: JSON Schema (draft 2020-12) of a project file. */
export function printProjectSchema(): string {
  return print(projectSchema());
}

/** `schemas/agentwright.hints.json`: the same for an editor's own JSON support: it says what is no JSON object, and leaves other findings to us. */
export function printProjectHints(): string {
  return print({ ...hintsOf(projectSchema()), type: "object", allowComments: true, allowTrailingCommas: true });
}

function projectSchema(): JsonObject {
  const schema = schemaOf(projectSpec) as Record<string, Json>;
  const properties = schema.properties as Record<string, JsonObject>;
  const names = ruleList.flatMap(({ code, name }) => [code, name]);
  return {
    $schema: draft,
    $id: "urn:agentwright:schema:project:1",
    title: "Agentwright project file",
    ...schema,
    properties: { ...properties, rules: { ...properties.rules, propertyNames: { enum: names } } },
  };
}

function print(schema: JsonObject): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function schemaOf(spec: Spec): JsonObject {
  const { doc, default: normal, examples } = spec;
  return {
    description: doc,
    ...limitsOf(spec),
    ...(normal !== undefined && { default: normal }),
    ...(examples && { examples }),
  };
}

function limitsOf(spec: Spec): JsonObject {
  if (spec.kind === "text") return text(spec);
  if (spec.kind === "number") return number(spec);
  if (spec.kind === "boolean") return { type: "boolean" };
  if (spec.kind === "choice") return choice(spec.values);
  if (spec.kind === "list") return list(spec);
  if (spec.kind === "object") return object(spec);
  if (spec.kind === "map") return map(spec);
  return spec.kind === "ref" ? { $ref: `#/$defs/${spec.to}` } : {};
}

function text({ min, max, format }: TextSpec): JsonObject {
  const pattern = format && formats[format].pattern;
  return {
    type: "string",
    ...(min !== undefined && { minLength: min }),
    ...(max !== undefined && { maxLength: max }),
    ...(format === "regex" && { format: "regex" }),
    ...(pattern && { pattern }),
  };
}

function number({ integer, min, max, above }: NumberSpec): JsonObject {
  return {
    type: integer ? "integer" : "number",
    ...(min !== undefined && { minimum: min }),
    ...(max !== undefined && { maximum: max }),
    ...(above !== undefined && { exclusiveMinimum: above }),
  };
}

/** `enumDescriptions` is what editors read; others ignore it. */
function choice(values: Readonly<Record<string, string>>): JsonObject {
  return { type: "string", enum: Object.keys(values), enumDescriptions: Object.values(values) };
}

function list({ of, min, max, unique }: ListSpec): JsonObject {
  return {
    type: "array",
    items: schemaOf(of),
    ...(min !== undefined && { minItems: min }),
    ...(max !== undefined && { maxItems: max }),
    ...(unique && { uniqueItems: true }),
  };
}

function object({ fields, required, oneOf }: ObjectSpec): JsonObject {
  const properties = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field)]));
  return {
    type: "object",
    ...(required && { required }),
    properties,
    patternProperties: { "^x-": { description: "A key of your own." } },
    additionalProperties: false,
    ...(oneOf && { oneOf: oneOf.map(name => ({ required: [name] })) }),
  };
}

function map({ of, keys }: MapSpec): JsonObject {
  const inner = schemaOf(of);
  const named = Object.entries(keys ?? {}).map(([name, description]) => [name, { ...inner, description }]);
  return {
    type: "object",
    ...(keys && { properties: Object.fromEntries(named) }),
    patternProperties: { "^x-": { description: "A key of your own." } },
    additionalProperties: inner,
  };
}
