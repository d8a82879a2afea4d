import type { EffectRecord, HttpRequest, PluginManifest } from "@agentwright/protocol";
import { makeNodeHost } from "@agentwright/runtime/node/index";
import { plainLine } from "./names.ts";

/** The host of a plugin's effects, which prints each to standard error as it ends. Secrets are shown by name. */
export function tellingHost(manifest: PluginManifest): ReturnType<typeof makeNodeHost> {
  const host = makeNodeHost(manifest);
  return {
    mask: text => host.mask(text),
    async perform(effect, signal) {
      const answer = await host.perform(effect, signal);
      console.error(effectLine(answer.record));
      return answer;
    },
  };
}

/** `http GET https://api.example.org/: 200 in 12 ms`, or why it was refused. */
function effectLine({ kind, request, outcome, detail, ms }: EffectRecord): string {
  const what = kind === "http" ? `http ${(request as HttpRequest).method} ${(request as HttpRequest).url}` : kind;
  const how = outcome === "done" ? `${detail} in ${Math.round(ms)} ms` : `${outcome}: ${detail}`;
  return plainLine(`${what}: ${how}`);
}
