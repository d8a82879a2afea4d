import { addPrompt, child, type Draft, referToSecret } from "./draft.ts";
import { putMcpServers } from "./mcp-servers.ts";
import { fields, list, number, type PluginConfig, text } from "./shapes.ts";

/** Resources and prompts. Three resources were smuggled settings: API keys, MCP servers and the creativity. */
export function putParts(file: PluginConfig, draft: Draft): void {
  const resources: Record<string, unknown>[] = [];
  const servers: unknown[] = [];
  for (const item of list(file.resources)) {
    const resource = fields(item);
    const name = text(resource.name);
    if (name === undefined) continue;
    if (name === "api_keys") keysOf(resource.content, draft);
    else if (/^mcp_server_\d+$/.test(name)) servers.push(parsed(resource.content));
    else if (name === "creativity_parameter") putTemperature(resource.content, draft);
    else resources.push(...convert(name, resource, resources, draft));
  }
  if (resources.length > 0) draft.config.resources = resources;
  putMcpServers(draft, servers);
  for (const item of list(file.prompts)) putPrompt(fields(item), draft);
}

function keysOf(content: unknown, draft: Draft): void {
  const keys = fields(parsed(content));
  const providers = Object.keys(keys).filter(key => text(keys[key]) !== undefined);
  for (const provider of providers) referToSecret(draft, provider);
  if (providers.length > 0) {
    draft.notes.push(
      `The resource "api_keys" held keys in plain text (${providers.join(", ")}): only the names are kept. Treat the old file as leaked and renew what it holds.`,
    );
  }
}

function putTemperature(content: unknown, draft: Draft): void {
  const said = parsed(content);
  const temperature = number(said) ?? number(fields(said).creativity) ?? number(fields(said).value);
  if (temperature === undefined) return;
  const model = child(draft.config, "model", { provider: "editor", name: "auto" });
  const parameters = child(model, "parameters", {});
  parameters.temperature ??= Math.min(2, Math.max(0, temperature));
}

function convert(
  name: string,
  resource: Readonly<Record<string, unknown>>,
  taken: readonly Record<string, unknown>[],
  draft: Draft,
): Record<string, unknown>[] {
  const type = ["text", "json", "binary"].includes(String(resource.type)) ? String(resource.type) : "text";
  const content = typeof resource.content === "string" ? resource.content : JSON.stringify(resource.content, null, 2);
  if (taken.some(other => other.name === name)) {
    draft.notes.push(`A second resource "${name}" is left out.`);
    return [];
  }
  if (type === "binary" || content === undefined) {
    draft.notes.push(
      `The resource "${name}" is ${type === "binary" ? "binary" : "empty"}: put the file beside the config and add it with its path.`,
    );
    return [];
  }
  const json = type === "json" && parsed(content) === undefined;
  if (json) draft.notes.push(`The resource "${name}" is no valid JSON; it is kept as text.`);
  return [{ name, type: json ? "text" : type, content, ...(resource.isEmbedded === false && { embedded: false }) }];
}

function putPrompt(prompt: Readonly<Record<string, unknown>>, draft: Draft): void {
  const name = text(prompt.name);
  const content = text(prompt.content);
  const taken = list(draft.config.prompts).some(other => fields(other).name === name);
  if (name === undefined || content === undefined || taken) {
    draft.notes.push(
      `The prompt "${name ?? ""}" ${taken ? "is there twice" : "has no name or no content"}; it is left out.`,
    );
    return;
  }
  // The old templates were filled by names with or without a dot: {{.topic}}.
  const filled = content.replace(/\{\{\s*\.?\s*([A-Za-z_]\w*)\s*\}\}/g, "{{$1}}");
  addPrompt(draft, { name, content: filled });
}

function parsed(content: unknown): unknown {
  if (typeof content !== "string") return content;
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
