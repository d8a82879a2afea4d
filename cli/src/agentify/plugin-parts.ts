import { takeKeys } from "./credentials.ts";
import { addPrompt, type Draft, noteLeftOver } from "./draft.ts";
import { holdsKeys } from "./leaks.ts";
import { putMcpServers } from "./mcp-servers.ts";
import { type Fields, fields, list, number, type PluginConfig, parsed, text } from "./shapes.ts";

/**
 * Resources and prompts. Three kinds of resources were smuggled settings: API keys, MCP servers and the creativity,
 * which is handed back.
 */
export function putParts(file: PluginConfig, draft: Draft): { readonly creativity: number | undefined } {
  const resources = new Map<string, Record<string, unknown>>();
  const servers: unknown[] = [];
  let creativity: number | undefined;
  for (const [index, item] of list(file.resources).entries()) {
    const resource = fields(item);
    const name = text(resource.name) ?? `resource_${index + 1}`;
    if (holdsKeys(name)) takeKeys(draft, `The resource "${name}"`, fields(parsed(resource.content)));
    else if (/^mcp_server_\d+$/.test(name)) servers.push(parsed(resource.content));
    else if (name === "creativity_parameter") creativity ??= creativityOf(parsed(resource.content));
    else if (resources.has(name)) draft.notes.push(`A second resource "${name}" is left out.`);
    else {
      const converted = convert(name, resource, draft);
      if (converted !== undefined) resources.set(name, converted);
    }
  }
  if (resources.size > 0) draft.config.resources = [...resources.values()];
  putMcpServers(draft, servers, fields(draft.config.capabilities).networkAccess === true);
  for (const item of list(file.prompts)) putPrompt(fields(item), draft);
  return { creativity };
}

function creativityOf(said: unknown): number | undefined {
  return number(said) ?? number(fields(said).creativity) ?? number(fields(said).value);
}

function convert(name: string, resource: Fields, draft: Draft): Record<string, unknown> | undefined {
  const what = `The resource "${name}"`;
  noteLeftOver(draft, what, resource, ["name", "type", "content", "isEmbedded"]);
  const said = resource.content;
  const content = typeof said === "string" || said === undefined ? said : JSON.stringify(said, null, 2);
  if (resource.type === "binary" || content === undefined || content === "") {
    const why = resource.type === "binary" ? "binary" : "empty";
    draft.notes.push(`${what} is ${why}: put its file beside the config and name it in \`path\`. It is left out.`);
    return undefined;
  }
  if (resource.isEmbedded === false) draft.notes.push(`${what} is now embedded, for its content stands in the config.`);
  const unreadable = resource.type === "json" && parsed(content) === undefined;
  if (unreadable) draft.notes.push(`${what} is no valid JSON; it is kept as text.`);
  return { name, type: resource.type === "json" && !unreadable ? "json" : "text", content };
}

function putPrompt(prompt: Fields, draft: Draft): void {
  const name = text(prompt.name);
  const content = text(prompt.content);
  const taken = list(draft.config.prompts).some(other => fields(other).name === name);
  noteLeftOver(draft, `The prompt "${name ?? ""}"`, prompt, ["name", "content", "variables"]);
  if (name === undefined || content === undefined || taken) {
    const why = taken ? "is there twice" : "has no name or no content";
    draft.notes.push(`The prompt "${name ?? ""}" ${why}; it is left out.`);
  } else addPrompt(draft, name, content);
}
