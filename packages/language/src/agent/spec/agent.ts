import { apiKeys } from "./api-keys.ts";
import { capabilities } from "./capabilities.ts";
import { facts } from "./facts.ts";
import { identity } from "./identity.ts";
import type { Infer } from "./infer.ts";
import { model } from "./model.ts";
import { orchestration } from "./orchestration.ts";
import { mcpServers, prompts, resources } from "./parts.ts";
import { personality } from "./personality.ts";
import { build, runtime, service } from "./runtime.ts";
import { tools } from "./tools.ts";
import type { ObjectSpec, Spec } from "./types.ts";

/** The newest format version that this build knows. */
export const agentFormat = 1;

/** The whole agent config, format 1. Keys that begin with `x-` are the user's own, at every level. */
export const agentSpec = {
  kind: "object",
  doc: "An agent: who it is, how it speaks, what it may do and what it can do.",
  required: ["identity", "personality", "capabilities"],
  fields: {
    $schema: { kind: "text", doc: "Address of the JSON Schema, for editors without Agentwright. It is not used here." },
    format: {
      kind: "number",
      doc: "Version of the config format. Leave it out or write `1`.",
      integer: true,
      min: 1,
      default: 1,
    },
    identity,
    personality,
    capabilities,
    apiKeys,
    model,
    orchestration,
    tools,
    resources,
    prompts,
    mcpServers,
    facts,
    runtime,
    service,
    build,
  },
} as const satisfies ObjectSpec;

/** A config that checks clean, as plain data. */
export type AgentConfig = Infer<typeof agentSpec>;
export type Tool = NonNullable<AgentConfig["tools"]>[number];
export type Parameter = NonNullable<Tool["parameters"]>[number];
export type Resource = NonNullable<AgentConfig["resources"]>[number];

/** The names of the top-level sections, in the order of the docs. */
export const sectionNames = Object.keys(agentSpec.fields) as readonly (keyof typeof agentSpec.fields)[];

/** Sections that the format does not know hold what they like, but no keys. */
export const anything: Spec = { kind: "any", doc: "" };
