import { putCredentials, takeKeys } from "./credentials.ts";
import { agentName, type Draft, isEmpty, noteLeftOver, putInstructions } from "./draft.ts";
import { putFacts } from "./facts.ts";
import { putMcpServers } from "./mcp-servers.ts";
import { putModel } from "./model-provider.ts";
import { type ExportFile, type Fields, fields, list, number, text } from "./shapes.ts";

/** The four personalities of the form, in today's words. */
const personalities: Readonly<Record<string, { traits: string[]; communicationStyle: string }>> = {
  helpful: { traits: ["helpful"], communicationStyle: "friendly" },
  professional: { traits: ["professional"], communicationStyle: "professional" },
  casual: { traits: ["casual"], communicationStyle: "casual" },
  expert: { traits: ["technical", "detailed"], communicationStyle: "technical" },
};

const known =
  "version timestamp agentName personality instructions creativity features agentFacts mcpServers apiKeys metadata";

/** Converts an export file (`<name>_config.json`). Keys in it become names of secrets; their values are dropped. */
export function fromExportFile(file: ExportFile, draft: Draft): void {
  const { config } = draft;
  const facts = fields(file.agentFacts);
  config.identity = { name: agentName(draft, text(file.agentName) ?? text(facts.agent_name)), type: "assistant" };
  putPersonality(file, draft);
  takeKeys(draft, "The file", fields(file.apiKeys));
  putModel(draft, undefined, number(file.creativity));
  putMcpServers(draft, file.mcpServers, true);
  const network = list(config.mcpServers).some(server => fields(server).enabled === true);
  config.capabilities = {
    canBrowseWeb: false,
    canExecuteCode: false,
    canAccessFiles: false,
    networkAccess: network,
    ...(network && { allowedHosts: hostsOf(list(config.mcpServers)) }),
  };
  if (network) draft.notes.push("The network is allowed for the hosts of the MCP servers; add those that tools call.");
  putFacts(draft, facts);
  putCredentials(draft);
  noteRest(file, draft);
}

function putPersonality(file: ExportFile, draft: Draft): void {
  const said = text(file.personality) ?? text(fields(file.personality).description);
  const found = said !== undefined && Object.hasOwn(personalities, said) ? personalities[said] : undefined;
  if (said !== undefined && found === undefined)
    draft.notes.push(`The personality "${said}" is unknown; it is now "helpful".`);
  const personality: Record<string, unknown> = { ...(found ?? personalities.helpful) };
  putInstructions(draft, personality, text(file.instructions));
  draft.config.personality = personality;
}

/** Names without ports, as `allowedHosts` takes them. */
function hostsOf(servers: readonly unknown[]): string[] {
  const hosts = servers.map(server => new URL(String(fields(server).url)).hostname);
  return [...new Set(hosts)];
}

function noteRest(file: ExportFile, draft: Draft): void {
  const features = Object.entries(fields(file.features)).filter(([, on]) => !isEmpty(on));
  if (features.length > 0) {
    draft.notes.push(
      `features (${features.map(([name]) => name).join(", ")}) stood for canned tools without code; write the tools that you need.`,
    );
  }
  const metadata = fields(file.metadata);
  noteLeftOver(draft, "metadata", metadata, ["exportedBy", "configProcessComplete"]);
  noteLeftOver(draft, "The file", file as Fields, known.split(" "));
}
