import { agentName, type Draft, putInstructions } from "./draft.ts";
import { agentUrn, stableId } from "./facts.ts";
import { putModelProvider } from "./model-provider.ts";
import { putParts } from "./plugin-parts.ts";
import { putTools } from "./plugin-tools.ts";
import { fields, list, number, type PluginConfig, text, texts, url } from "./shapes.ts";

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
  const box = fields(file.trustedExecutionEnvironment);
  draft.config.capabilities = {
    canBrowseWeb: false,
    canExecuteCode: false,
    canAccessFiles: box.fileSystemAccess === true,
    networkAccess: box.networkAccess === true,
  };
  putModelProvider(file, draft);
  putTools(file.tools, draft);
  putParts(file, draft);
  putFacts(file, draft);
  putRuntime(box, draft);
  const dependencies = texts(file.pythonDependencies);
  if (dependencies.length > 0) draft.config.service = { pythonDependencies: dependencies };
  for (const [name, value] of Object.entries(file)) {
    const empty =
      value === undefined ||
      value === null ||
      value === "" ||
      value === false ||
      (list(value).length + 1 === 1 && Array.isArray(value));
    if (empty || mapped.has(name)) continue;
    draft.notes.push(leftBehind[name] ?? `${name} has no counterpart; it is left out.`);
  }
}

function putIdentity(file: PluginConfig, draft: Draft): void {
  const { notes } = draft;
  const urn = agentUrn(file.agent_name);
  const slug = urn?.split(":").at(-1);
  const title = slug?.replaceAll("-", " ").replace(/^./, first => first.toUpperCase());
  const name = agentName(draft, title ?? text(file.agent_name));
  const description = text(file.description);
  const short =
    description !== undefined && description.length > 500 ? `${description.slice(0, 497).trimEnd()}...` : description;
  const id = stableId(file.agent_id);
  if (id === undefined && text(file.agent_id) !== undefined) {
    notes.push(`agent_id "${file.agent_id}" was made anew at each compile; the id is now derived from the URN.`);
  }
  const version = text(file.version);
  const semver = version !== undefined && /^\d+\.\d+\.\d+$/.test(version);
  if (version !== undefined && !semver) notes.push(`version "${version}" is no semantic version; it is left out.`);
  draft.config.identity = {
    name,
    type: "assistant",
    ...(short !== undefined && { description: short }),
    ...(semver && { version }),
    ...(id !== undefined && { id }),
    ...(urn !== undefined && { urn }),
  };
  const personality: Record<string, unknown> = { traits: ["helpful"], communicationStyle: "friendly" };
  if (short !== description) putInstructions(draft, personality, description);
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
  const facts = {
    url: url(file.facts_url),
    privateUrl: url(file.private_facts_url),
    adaptiveRouterUrl: url(file.adaptive_router_url),
    ttl: number(file.ttl),
  };
  const known = Object.entries(facts).filter(
    ([name, value]) => value !== undefined && (name !== "ttl" || Number(value) > 0),
  );
  if (known.some(([name]) => name !== "ttl")) draft.config.facts = Object.fromEntries(known);
}

function putRuntime(box: Readonly<Record<string, unknown>>, draft: Draft): void {
  const limits = fields(box.resourceLimits);
  const memoryMb = number(limits.memory);
  const cpuCores = number(limits.cpu);
  const seconds = number(limits.timeLimit);
  const put: Record<string, unknown> = {};
  if (["process", "container", "vm"].includes(String(box.isolationLevel))) put.isolation = box.isolationLevel;
  const limit = {
    ...(memoryMb !== undefined && memoryMb >= 1 && { memoryMb: Math.round(memoryMb) }),
    ...(cpuCores !== undefined && cpuCores > 0 && { cpuCores }),
    ...(seconds !== undefined && seconds >= 1 && { timeLimitSeconds: Math.round(seconds) }),
  };
  if (Object.keys(limit).length > 0) put.limits = limit;
  if (typeof box.fileSystemAccess === "boolean") put.fileSystemAccess = box.fileSystemAccess;
  if (Object.keys(put).length > 0) draft.config.runtime = put;
}
