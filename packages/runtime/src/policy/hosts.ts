import { normalAddress, placeOf } from "./address.ts";

/** One entry of `allowedHosts`, read. */
export interface HostEntry {
  readonly text: string;
  /** Lower case, punycode, no brackets, no dot at the end; for a wildcard the part after `*.`. */
  readonly host: string;
  readonly wildcard: boolean;
  readonly port?: number;
}

/**
 * Reads entries: `api.example.org`, `*.example.org` (the domain and all below it), `127.0.0.1`, `[::1]`, each with or
 * without `:port`. What is no such entry allows nothing and is left out.
 */
export function parseHosts(entries: readonly string[]): HostEntry[] {
  return entries.map(parseHost).filter(entry => entry !== undefined);
}

function parseHost(text: string): HostEntry | undefined {
  const match = /^(\*\.)?([^*\s/@?#\\]+)$/.exec(text.trim());
  const name = match?.[2];
  if (name === undefined) return undefined;
  const bare = normalAddress(name) !== undefined && name.includes(":") && !name.startsWith("[") ? `[${name}]` : name;
  const url = parseUrl(`https://${bare}`);
  if (url === undefined || url.pathname !== "/") return undefined;
  const wildcard = match?.[1] !== undefined;
  const host = hostOf(url);
  if (wildcard && isAddress(host)) return undefined;
  const port = /:(\d+)$/.exec(bare.replace(/^\[.*\]/, ""))?.[1];
  return { text, host, wildcard, ...(port === undefined ? {} : { port: Number(port) }) };
}

/** The entry that lets a request to this URL's host and port pass, if any; one for exactly this host allows more, and goes first. */
export function findEntry(entries: readonly HostEntry[], url: URL): HostEntry | undefined {
  const found = entries.filter(entry => matchesHost(entry, hostOf(url)) && matchesPort(entry, url));
  return found.find(entry => !entry.wildcard) ?? found[0];
}

/** Does some entry name the host, whatever the port? */
export function namesHost(entries: readonly HostEntry[], url: URL): boolean {
  return entries.some(entry => matchesHost(entry, hostOf(url)));
}

function matchesHost(entry: HostEntry, host: string): boolean {
  if (isAddress(entry.host) || isAddress(host)) {
    const wanted = normalAddress(entry.host);
    return wanted !== undefined && wanted === normalAddress(host);
  }
  return entry.host === host || (entry.wildcard && host.endsWith(`.${entry.host}`));
}

/** Without a port in the entry: the scheme's own one, and every one on this machine, where servers in development live. */
export function matchesPort(entry: HostEntry, url: URL): boolean {
  if (entry.port !== undefined) return entry.port === portOf(url);
  return url.port === "" || isLoopback(entry.host);
}

export function portOf(url: URL): number {
  if (url.port !== "") return Number(url.port);
  return url.protocol === "http:" ? 80 : 443;
}

/** A URL's host in lower case, without brackets and without the dot that may end it. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
}

export function isAddress(host: string): boolean {
  return normalAddress(host) !== undefined;
}

/** Does the host name this machine by itself (`localhost`, 127.0.0.0/8, `::1`)? */
export function isLoopback(host: string): boolean {
  if (host === "localhost" || host.endsWith(".localhost")) return true;
  return isAddress(host) && placeOf(host) === "this machine";
}

/** A URL, or undefined if it is none. */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
