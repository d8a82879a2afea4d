import type { Permissions } from "@agentwright/protocol";
import { normalAddress, placeOf } from "./address.ts";
import {
  findEntry,
  type HostEntry,
  hostOf,
  isAddress,
  isLoopback,
  matchesPort,
  namesHost,
  parseHosts,
  portOf,
} from "./hosts.ts";

/** Where a request may go, or the sentence why not. */
export type TargetDecision =
  | { readonly ok: true; readonly entry: HostEntry | undefined; addressProblem(address: string): string | undefined }
  | { readonly ok: false; readonly reason: string };

const localNames = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa)$/;

/**
 * Decides whether a URL may be asked: network allowed, scheme, credentials, host, port, and what the host may resolve
 * to. Called anew for each hop of a redirect. `addressProblem` is for whoever resolves the name.
 */
export function decideTarget(url: URL, permissions: Permissions): TargetDecision {
  if (!permissions.network) {
    return refuse("The network is off for this agent; set capabilities.networkAccess to true to allow it.");
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return refuse(`Only https addresses can be asked, and this one is “${url.protocol}”.`);
  }
  if (url.username !== "" || url.password !== "") {
    return refuse("The address holds a user name or password; send them in a header, as ${secret:NAME}.");
  }
  const entries = parseHosts(permissions.hosts);
  const host = hostOf(url);
  const entry = findEntry(entries, url);
  if (permissions.hosts.length > 0 && entry === undefined) return refuse(notListed(url, host, entries));
  const listed = entry !== undefined && !entry.wildcard;
  if (isAddress(host) && !listed) {
    const place = placeOf(host);
    if (place !== undefined) return refuse(local(host, place));
  }
  if (!isAddress(host) && !listed && (localNames.test(host) || !host.includes("."))) {
    return refuse(local(host, "this machine or a local network"));
  }
  if (url.protocol === "http:" && !(listed && isLoopback(host))) {
    return refuse(`“${host}” must be asked over https; http is only for a listed host on this machine.`);
  }
  if (entry === undefined && url.port !== "") {
    return refuse(`Port ${portOf(url)} is not allowed; list “${host}:${portOf(url)}” in capabilities.allowedHosts.`);
  }
  return { ok: true, entry, addressProblem: address => addressProblem(url, address, entries) };
}

/**
 * A name may lead to the public internet only, unless the address it leads to is itself listed, for the same port: a name can be made to
 * lead anywhere by whoever owns it. `localhost` is this machine by definition.
 */
function addressProblem(url: URL, address: string, entries: readonly HostEntry[]): string | undefined {
  const host = hostOf(url);
  const place = placeOf(address);
  if (place === undefined) return undefined;
  const normal = normalAddress(address);
  const fitting = entries.filter(entry => matchesPort(entry, url));
  if (normal !== undefined && fitting.some(entry => normalAddress(entry.host) === normal)) return undefined;
  if (isLoopback(host) && place === "this machine" && fitting.some(entry => entry.host === host)) return undefined;
  const wanted = url.port === "" ? "that address" : `that address with port ${portOf(url)}`;
  return `“${host}” leads to ${address}, which is ${place}; list ${wanted} in capabilities.allowedHosts to allow it.`;
}

function notListed(url: URL, host: string, entries: readonly HostEntry[]): string {
  if (namesHost(entries, url)) {
    return `Port ${portOf(url)} of “${host}” is not allowed; list “${host}:${portOf(url)}” in capabilities.allowedHosts.`;
  }
  return `The host “${host}” is not in capabilities.allowedHosts; add it there to allow it.`;
}

function local(host: string, place: string): string {
  return `“${host}” is ${place}; list exactly that host in capabilities.allowedHosts to allow it.`;
}

function refuse(reason: string): TargetDecision {
  return { ok: false, reason };
}
