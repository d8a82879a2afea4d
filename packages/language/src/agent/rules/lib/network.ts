import { urlOf } from "../../check/formats.ts";
import type { PartView } from "../../check/part.ts";
import { isRecord } from "../../check/record.ts";
import type { AgentView } from "../../check/view.ts";

/** What in the config needs the network, in words, in order. */
export function networkUses(view: AgentView): readonly string[] {
  const capabilities = view.section("capabilities");
  const uses: string[] = [];
  if (capabilities.get("canBrowseWeb") === true) uses.push("`canBrowseWeb`");
  if (capabilities.texts("apiIntegrations").length > 0) uses.push("`apiIntegrations`");
  for (const { value } of view.pick("tools", networkUses, null, toolUse)) uses.push(value);
  for (const { value } of view.pick("mcpServers", networkUses, null, serverUse)) uses.push(value);
  return uses;
}

function toolUse(part: PartView): string | undefined {
  return isRecord(part.get("http")) ? `the tool ${named(part)}` : undefined;
}

function serverUse(part: PartView): string | undefined {
  const calls = part.text("url") !== undefined && part.get("enabled") !== false;
  return calls ? `the MCP server ${named(part)}` : undefined;
}

function named(part: PartView): string {
  return `\`${part.text("name") ?? "without a name"}\``;
}

/** Does a list of hosts cover a host? `*.example.org` covers `example.org` and everything below it. */
export function covers(hosts: readonly string[], host: string): boolean {
  return hosts.some(pattern => {
    const wanted = pattern.toLowerCase();
    if (!wanted.startsWith("*.")) return wanted === host;
    return host === wanted.slice(2) || host.endsWith(wanted.slice(1));
  });
}

const hosts = new WeakMap<PartView, CalledHost | null>();

/** A host and where it stands in the url. */
interface CalledHost {
  readonly host: string;
  readonly start: number;
  readonly end: number;
}

/** The host of an `http` tool and where it stands in the url; undefined if there is none or a placeholder makes it. */
export function toolHost(part: PartView): CalledHost | undefined {
  let called = hosts.get(part);
  if (called === undefined) {
    called = findHost(part) ?? null;
    hosts.set(part, called);
  }
  return called ?? undefined;
}

function findHost(part: PartView): CalledHost | undefined {
  const http = part.get("http");
  const url = isRecord(http) && typeof http.url === "string" && part.isClear("http", "url") ? http.url : undefined;
  const host = url && !hostPlaceholder(url) ? urlOf(url)?.host : undefined;
  if (!url || !host) return undefined;
  const start = url.toLowerCase().indexOf(host, url.indexOf("//") + 2);
  return start < 0 ? undefined : { host, start, end: start + host.length };
}

/** The stretch of a url, if any, where a placeholder makes the host. */
export function hostPlaceholder(url: string): readonly [start: number, end: number] | undefined {
  const match = /^https?:\/\/([^/?#]*)/i.exec(url);
  const authority = match?.[1] ?? "";
  const inside = /\{\{[^{}]*\}\}/.exec(authority);
  if (!match || !inside) return undefined;
  const start = match[0].length - authority.length + inside.index;
  return [start, start + inside[0].length];
}

/** Does the name stand for this machine? */
export function isLocal(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || host === "[::1]" || /^127(?:\.\d+){3}$/.test(host);
}
