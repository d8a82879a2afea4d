import type { Draft } from "./draft.ts";
import { fields, list, text } from "./shapes.ts";

/** MCP servers with an address; a server that is started by a command can't be carried over. */
export function putMcpServers(draft: Draft, value: unknown): void {
  const servers: Record<string, unknown>[] = [];
  const names = new Set<string>();
  for (const [index, item] of list(value).entries()) {
    const server = typeof item === "string" ? { url: item } : fields(item);
    const url = text(server.url) ?? text(server.endpoint);
    const name = text(server.name) ?? text(server.id) ?? `server_${index + 1}`;
    if (url === undefined || !/^https?:\/\//.test(url))
      draft.notes.push(`The MCP server "${name}" has no http address; it is left out.`);
    else if (names.has(name)) draft.notes.push(`A second MCP server "${name}" is left out.`);
    else {
      names.add(name);
      servers.push({ name, url, enabled: server.enabled !== false });
    }
  }
  if (servers.length === 0) return;
  draft.config.mcpServers = servers;
  const capabilities = fields(draft.config.capabilities) as Record<string, unknown>;
  capabilities.networkAccess = true;
}
