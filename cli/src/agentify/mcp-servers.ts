import { address } from "./addresses.ts";
import { type Draft, noteLeftOver } from "./draft.ts";
import { fields, list, text } from "./shapes.ts";

/**
 * MCP servers with an address; a server that is started by a command can't be carried over. `network` says whether the
 * old file allowed the network: where it did not, servers are kept but switched off.
 */
export function putMcpServers(draft: Draft, value: unknown, network: boolean): void {
  const servers = new Map<string, Record<string, unknown>>();
  for (const [index, item] of list(value).entries()) {
    const server = typeof item === "string" ? { url: item } : fields(item);
    const name = text(server.name) ?? text(server.id) ?? `server_${index + 1}`;
    const what = `The MCP server "${name}"`;
    const said = text(server.url) ?? text(server.endpoint);
    const url = said === undefined ? undefined : address(draft, said, `${what}: its address`);
    noteLeftOver(draft, what, server, ["name", "id", "url", "endpoint", "enabled"]);
    if (url === undefined) {
      if (said === undefined) draft.notes.push(`${what} has no http address; it is left out.`);
    } else if (servers.has(name)) draft.notes.push(`A second MCP server "${name}" is left out.`);
    else servers.set(name, { name, url, enabled: network && server.enabled !== false });
  }
  if (servers.size === 0) return;
  draft.config.mcpServers = [...servers.values()];
  if (!network) draft.notes.push("MCP servers are switched off, because the old file did not allow the network.");
}
