import type { Permissions, PluginManifest } from "@agentwright/protocol";
import { type HostEntry, parseHosts } from "../policy/hosts.ts";
import type { Change } from "./types.ts";

/** Network, hosts, capabilities and limits. */
export function permissionChanges(before: Permissions, after: Permissions): Change[] {
  const changes = hostChanges(before, after);
  const switches = [
    ["browse", "browse the web"],
    ["executeCode", "execute code"],
    ["files", "read and write files"],
  ] as const;
  for (const [key, what] of switches) {
    if (before[key] !== after[key]) changes.push(gained("capabilities", after[key], what));
  }
  const limits = [
    ["timeoutSeconds", "a call may take", "s"],
    ["memoryMb", "it may use", "MB of memory"],
  ] as const;
  for (const [key, what, unit] of limits) {
    const [old, now] = [before[key], after[key]];
    if (old === now) continue;
    changes.push({
      topic: "limits",
      effect: now > old ? "wider" : "narrower",
      text: `${what} ${now} ${unit} (before: ${old})`,
    });
  }
  return changes;
}

function hostChanges(before: Permissions, after: Permissions): Change[] {
  const every = (one: Permissions) => one.network && one.hosts.length === 0;
  if (every(after) && !every(before)) {
    return [{ topic: "network", effect: "wider", text: "it may reach every public host" }];
  }
  if (before.network && !after.network) return [gained("network", false, "use the network")];
  const changes: Change[] = [];
  if (every(before) && !every(after)) {
    changes.push({ topic: "network", effect: "narrower", text: "it may no longer reach every public host" });
    return [...changes, ...hostsOf(after).map(({ text }) => host("narrower", `it may still reach ${text}`))];
  }
  const [old, now] = [hostsOf(before), hostsOf(after)];
  for (const entry of now) if (!covered(entry, old)) changes.push(host("wider", `it may reach ${entry.text}`));
  for (const entry of old)
    if (!covered(entry, now)) changes.push(host("narrower", `it may no longer reach ${entry.text}`));
  return changes;
}

function hostsOf({ network, hosts }: Permissions): HostEntry[] {
  return network ? parseHosts(hosts) : [];
}

/** Does one of the entries allow all that this one allows? */
function covered(entry: HostEntry, by: readonly HostEntry[]): boolean {
  return by.some(other => {
    if (other.port !== entry.port) return false;
    if (other.host === entry.host) return other.wildcard || !entry.wildcard;
    return other.wildcard && entry.host.endsWith(`.${other.host}`);
  });
}

/** Names of secrets, and which provider gets which. */
export function secretChanges(before: PluginManifest, after: PluginManifest): Change[] {
  const changes: Change[] = [];
  for (const name of after.secrets) {
    if (!before.secrets.includes(name)) {
      changes.push({ topic: "secrets", effect: "wider", text: `it may use the secret ${name}` });
    }
  }
  for (const name of before.secrets) {
    if (!after.secrets.includes(name)) {
      changes.push({ topic: "secrets", effect: "narrower", text: `it no longer uses the secret ${name}` });
    }
  }
  const [old, now] = [before.apiKeys ?? {}, after.apiKeys ?? {}];
  for (const [provider, name] of Object.entries(now)) {
    if (old[provider] === name) continue;
    changes.push({
      topic: "secrets",
      effect: "wider",
      text: `the secret ${name} may be sent to ${provider} as its key`,
    });
  }
  for (const provider of Object.keys(old)) {
    if (now[provider] !== undefined) continue;
    changes.push({ topic: "secrets", effect: "narrower", text: `${provider} no longer gets a key` });
  }
  return changes;
}

function host(effect: Change["effect"], text: string): Change {
  return { topic: "hosts", effect, text };
}

function gained(topic: Change["topic"], now: boolean, what: string): Change {
  return now
    ? { topic, effect: "wider", text: `it may ${what}` }
    : { topic, effect: "narrower", text: `it may no longer ${what}` };
}
