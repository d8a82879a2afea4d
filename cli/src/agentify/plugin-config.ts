import { formats } from "@agentwright/language/agent/check/formats";
import { address } from "./addresses.ts";
import { putCredentials, takeRequired } from "./credentials.ts";
import { agentName, cutTo, type Draft, isEmpty, putInstructions } from "./draft.ts";
import { agentUrn, stableId } from "./facts.ts";
import { putModel } from "./model-provider.ts";
import { putParts } from "./plugin-parts.ts";
import { putTools } from "./plugin-tools.ts";
import { putRuntime } from "./runtime.ts";
import { fields, number, type PluginConfig, text, texts } from "./shapes.ts";

/** Fields that have no counterpart, each with what to do about it. */
const leftBehind: Readonly<Record<string, string>> = {
  signature: "signature was a registry's and does not hold for another config; bundles carry digests instead.",
  subagents: "subagents are separate agents now: write a config for each and name them in orchestration.agents.",
  subagentManagement: "subagentManagement has no counterpart: an orchestration names its agents.",
  subAgentCapabilities: "subAgentCapabilities has no counterpart: an orchestration names its agents.",
  terminalUI: "terminalUI has no counterpart; the preview and the command line take its place.",
  useChromemGo: "useChromemGo has no counterpart: a plugin holds no vector store.",
};

const mapped = new Set(
  "agent_id agent_name agentType description version facts_url private_facts_url adaptive_router_url ttl buildTarget tools resources prompts pythonDependencies trustedExecutionEnvironment modelProvider requiredCredentials".split(
    " ",
  ),
);

/** Converts an `AgentPluginConfig`, in the code's or in the OpenAPI file's spelling. */
export function fromPluginConfig(file: PluginConfig, draft: Draft): void {
  putIdentity(file, draft);
  putRuntime(fields(file.trustedExecutionEnvironment), draft);
  takeRequired(draft, file.requiredCredentials);
  const { creativity } = putParts(file, draft);
  putModel(draft, file.modelProvider, creativity);
  putTools(file.tools, draft);
  putCredentials(draft);
  putFacts(file, draft);
  putDependencies(file, draft);
  for (const [name, value] of Object.entries(file)) {
    if (mapped.has(name) || isEmpty(value)) continue;
    const own = Object.hasOwn(leftBehind, name) ? leftBehind[name] : undefined;
    draft.notes.push(own ?? `${name} has no counterpart; it is left out.`);
  }
}

function putIdentity(file: PluginConfig, draft: Draft): void {
  const { notes } = draft;
  const urn = agentUrn(file.agent_name);
  const title = urn
    ?.split(":")
    .at(-1)
    ?.replaceAll("-", " ")
    .replace(/^./, first => first.toUpperCase());
  const name = agentName(draft, title ?? text(file.agent_name));
  const description = text(file.description);
  const long = description !== undefined && Array.from(description).length > 500;
  const id = stableId(file.agent_id);
  if (id === undefined && text(file.agent_id) !== undefined) {
    notes.push(`agent_id "${file.agent_id}" was made anew at each compile; the id is now derived from the URN.`);
  }
  const version = text(file.version);
  const semver = version !== undefined && formats.semver.test(version);
  if (version !== undefined && !semver) notes.push(`version "${version}" is no semantic version; it is left out.`);
  draft.config.identity = {
    name,
    type: "assistant",
    ...(description !== undefined && { description: long ? `${cutTo(description, 497).trimEnd()}...` : description }),
    ...(semver && { version }),
    ...(id !== undefined && { id }),
    ...(urn !== undefined && { urn }),
  };
  const personality: Record<string, unknown> = { traits: ["helpful"], communicationStyle: "friendly" };
  if (long) {
    notes.push("The description is longer than 500 characters; its whole text is now the instructions.");
    putInstructions(draft, personality, description);
  }
  draft.config.personality = personality;
  const kind = text(file.agentType);
  if (kind !== undefined && kind !== "llm") {
    notes.push(
      `agentType "${kind}": write the configs of its agents, then add orchestration: {kind: ${kind}, agents: [...]}.`,
    );
  }
  if (text(file.buildTarget) === "go")
    notes.push("buildTarget go: tools in JavaScript compile to the target wasm, which needs no toolchain.");
}

function putFacts(file: PluginConfig, draft: Draft): void {
  const ttl = number(file.ttl);
  const url = address(draft, file.facts_url, "facts_url");
  const privateUrl = address(draft, file.private_facts_url, "private_facts_url");
  const adaptiveRouterUrl = address(draft, file.adaptive_router_url, "adaptive_router_url");
  const facts = {
    ...(url !== undefined && { url }),
    ...(privateUrl !== undefined && { privateUrl }),
    ...(adaptiveRouterUrl !== undefined && { adaptiveRouterUrl }),
    ...(ttl !== undefined && ttl >= 1 && { ttl: Math.round(ttl) }),
  };
  if (Object.keys(facts).length > 0) draft.config.facts = facts;
}

function putDependencies(file: PluginConfig, draft: Draft): void {
  const said = texts(file.pythonDependencies);
  const pythonDependencies = said.filter(dependency => formats["python-requirement"].test(dependency));
  if (pythonDependencies.length > 0) draft.config.service = { pythonDependencies };
  const rest = said.filter(dependency => !pythonDependencies.includes(dependency));
  if (rest.length > 0) draft.notes.push(`Python dependencies that can't be read are left out: ${rest.join(", ")}.`);
}
