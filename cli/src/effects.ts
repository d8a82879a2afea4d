import type { EffectRecord, HttpRequest, PluginManifest } from "@agentwright/protocol";
import { Refusal } from "@agentwright/runtime";
import { environmentSecret, makeNodeHost } from "@agentwright/runtime/node/index";
import { plainLine } from "./names.ts";

/**
 * The host of a plugin's effects, which prints each to standard error as it ends. Secrets are shown by name, and only
 * those in `allowed` are given; absent: all that the manifest names.
 */
export function tellingHost(manifest: PluginManifest, allowed?: readonly string[]): ReturnType<typeof makeNodeHost> {
  const host = makeNodeHost(manifest, allowed === undefined ? {} : { secret: name => allowedSecret(name, allowed) });
  return {
    mask: text => host.mask(text),
    async perform(effect, signal) {
      const answer = await host.perform(effect, signal);
      console.error(effectLine(answer.record));
      return answer;
    },
  };
}

/** A plugin file says itself which secrets it wants and where they go, so a person must have said yes to each. */
function allowedSecret(name: string, allowed: readonly string[]): string | undefined {
  const value = environmentSecret(name);
  if (value === undefined || value === "" || allowed.includes(name)) return value;
  throw new Refusal(`The plugin file asks for the secret “${name}”; add --allow-secrets ${name} to give it.`);
}

/** `http GET https://api.example.org/: 200 in 12 ms`, or why it was refused. */
function effectLine({ kind, request, outcome, detail, ms }: EffectRecord): string {
  const what = kind === "http" ? `http ${(request as HttpRequest).method} ${(request as HttpRequest).url}` : kind;
  const how = outcome === "done" ? `${detail} in ${Math.round(ms)} ms` : `${outcome}: ${detail}`;
  return plainLine(`${what}: ${how}`);
}
