import { agentName, type Draft, putInstructions, referToSecret } from "./draft.ts";
import { putFacts } from "./facts.ts";
import { putMcpServers } from "./mcp-servers.ts";
import { type ExportFile, fields, number, text } from "./shapes.ts";

/** The four personalities of the form, in today's words. */
const personalities: Readonly<Record<string, { traits: string[]; communicationStyle: string }>> = {
  helpful: { traits: ["helpful"], communicationStyle: "friendly" },
  professional: { traits: ["professional"], communicationStyle: "professional" },
  casual: { traits: ["casual"], communicationStyle: "casual" },
  expert: { traits: ["technical", "detailed"], communicationStyle: "technical" },
};

/** Providers whose keys the form asked for, with a model to start from: the form itself never said which. */
const models: Readonly<Record<string, string>> = {
  openai: "gpt-4.1-mini",
  anthropic: "claude-sonnet-4-5",
  google: "gemini-2.5-flash",
  cerebras: "llama-3.3-70b",
  deepseek: "deepseek-chat",
};

/** Converts an export file (`<name>_config.json`). Keys in it become names of secrets; their values are dropped. */
export function fromExportFile(file: ExportFile, draft: Draft): void {
  const { config, notes } = draft;
  const facts = fields(file.agentFacts);
  config.identity = { name: agentName(draft, text(file.agentName) ?? text(facts.agent_name)), type: "assistant" };
  putPersonality(file, draft);
  const keys = fields(file.apiKeys);
  const providers = Object.keys(keys).filter(name => text(keys[name]) !== undefined);
  config.capabilities = { canBrowseWeb: false, canExecuteCode: false, canAccessFiles: false, networkAccess: false };
  for (const provider of providers) referToSecret(draft, provider);
  putModel(draft, providers, number(file.creativity));
  putMcpServers(draft, file.mcpServers);
  putFacts(draft, facts);
  if (providers.length > 0) {
    notes.push(
      `The file held ${providers.length === 1 ? "a key" : "keys"} in plain text (${providers.join(", ")}): only the name is kept. Treat the old file as leaked and renew what it holds.`,
    );
  }
  const features = Object.entries(fields(file.features)).filter(([, on]) => on === true);
  if (features.length > 0) {
    notes.push(
      `features (${features.map(([name]) => name).join(", ")}) stood for canned tools without code; write the tools that you need.`,
    );
  }
  if (text(fields(file.metadata).connectedApp) !== undefined) notes.push("metadata.connectedApp has no counterpart.");
}

function putPersonality(file: ExportFile, draft: Draft): void {
  const said = text(file.personality) ?? text(fields(file.personality).description);
  const known = personalities[said ?? "helpful"];
  if (known === undefined) draft.notes.push(`The personality "${said}" is unknown; it is now "helpful".`);
  const personality: Record<string, unknown> = { ...(known ?? personalities.helpful) };
  putInstructions(draft, personality, text(file.instructions));
  draft.config.personality = personality;
}

function putModel(draft: Draft, providers: readonly string[], creativity: number | undefined): void {
  const provider = providers.find(name => models[name] !== undefined);
  const temperature = creativity === undefined ? undefined : Math.min(2, Math.max(0, creativity));
  if (temperature !== creativity) draft.notes.push(`creativity ${creativity} is now the temperature ${temperature}.`);
  draft.config.model = {
    provider: provider ?? "editor",
    name: provider === undefined ? "auto" : models[provider],
    ...(temperature !== undefined && { parameters: { temperature } }),
  };
  if (provider !== undefined) draft.notes.push(`The file named no model; "${models[provider]}" is a start.`);
}
