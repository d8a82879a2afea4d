import type { PluginManifest } from "@agentwright/protocol";
import type { EffectHost } from "../call/types.ts";
import { makeHost } from "../policy/host.ts";
import type { HostOptions } from "../policy/types.ts";
import { environmentSecret } from "./secrets.ts";
import { nodeSender } from "./send.ts";

/** What can be set apart from what the manifest says. */
export type NodeHostOptions = Omit<HostOptions, "permissions" | "secretNames" | "apiKeys">;

/** A host for one plugin in Node: real requests, and secrets from the environment unless `secret` says otherwise. */
export function makeNodeHost(manifest: PluginManifest, options: NodeHostOptions = {}): EffectHost {
  return makeHost({
    send: nodeSender(),
    secret: environmentSecret,
    ...options,
    permissions: manifest.permissions,
    secretNames: manifest.secrets,
    ...(manifest.apiKeys === undefined ? {} : { apiKeys: manifest.apiKeys }),
  });
}
