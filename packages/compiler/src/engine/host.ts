import { readFile } from "node:fs/promises";
import { PluginProblem, readBundle } from "@agentwright/runtime";
import { makeNodeHost, runIsolated } from "@agentwright/runtime/node/index";
import type { BuildHost } from "../build/host.ts";
import type { History } from "../history/history.ts";
import type { EngineHost } from "./core.ts";
import type { FlowEngine } from "./types.ts";

/** Values of secrets, asked for at the moment they are needed. */
export type AskSecret = (name: string) => Promise<string | undefined>;

/** The engine on Node: plugins from disk, tools in a thread of their own, effects under the manifest's policy. */
export function nodeEngineHost(build: BuildHost, secret: AskSecret, history?: History): EngineHost {
  let flow: Promise<FlowEngine> | undefined;
  return {
    build,
    ...(history && { history }),
    flow: () => {
      flow ??= loadFlows(build, secret);
      return flow;
    },
    async readPlugin(file) {
      const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
        const why = error.code === "ENOENT" ? "does not exist" : `can't be read (${error.message})`;
        throw new PluginProblem("plugin", `${file} ${why}. Check the path.`);
      });
      return file.endsWith(".zip") ? readBundle(new Uint8Array(bytes)) : { plugin: new Uint8Array(bytes), modules: [] };
    },
    run: ({ wasm, modules, manifest }, { tool, input, timeoutMs }, signal) =>
      runIsolated({
        wasm,
        modules,
        tool,
        input,
        host: makeNodeHost(manifest, { secret }),
        timeoutMs: timeoutMs ?? manifest.permissions.timeoutSeconds * 1000,
        ...(signal && { signal }),
      }),
  };
}

/** Flows bring the parser of TypeScript and a client of PostgreSQL, so they are a chunk of their own. */
async function loadFlows(build: BuildHost, secret: AskSecret): Promise<FlowEngine> {
  const { flowRequests, PglitePool } = await import("../kinds/flow/requests/index.ts");
  return flowRequests({ build, secret, pool: new PglitePool(), now: () => new Date() });
}
