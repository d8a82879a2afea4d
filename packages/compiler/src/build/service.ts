import { encodeText } from "../shared/text.ts";
import type { BuiltAgent } from "./built.ts";
import type { ServiceFile } from "./host.ts";

/** What has to be installed, in the service's folder. */
const requirementsFile = "requirements.txt";

/**
 * The Python service as the bundle of an agent has it, in `service/`. A native plugin can't be hosted in a sandbox, so a
 * bundle with one has no service.
 */
export function serviceOf(built: BuiltAgent, files: readonly ServiceFile[]): ServiceFile[] {
  const agents = [built, ...built.members];
  if (agents.some(({ manifest }) => manifest.target === "go-plugin")) return [];
  const configs = agents.map(({ config }) => config);
  return files.map(file => {
    const path = `service/${file.path}`;
    const bytes = file.path === requirementsFile ? requirementsWith(file.bytes, configs) : undefined;
    return bytes === undefined ? { ...file, path } : { path, bytes };
  });
}

/**
 * The service's own requirements with those of configs (each RFC 8785 JSON) behind them, each once, or undefined if they
 * have none. A line that could not stand there, or asks for another wasmtime, is left out and named.
 */
function requirementsWith(own: Uint8Array, configs: readonly string[]): Uint8Array | undefined {
  const wanted = [...new Set(configs.flatMap(dependencies))];
  if (wanted.length === 0) return undefined;
  const lines = wanted.map(line => {
    const name = /^[A-Za-z0-9][A-Za-z0-9._-]*(?=[^\r\n]*$)/.exec(line)?.[0];
    if (name === undefined) return "# Left out, since it is no package: a line of the config's pythonDependencies.";
    if (name.toLowerCase() !== "wasmtime") return line;
    return "# Left out, since the service needs the one above: wasmtime, in the config's pythonDependencies.";
  });
  return encodeText(`${new TextDecoder().decode(own).trimEnd()}\n${lines.join("\n")}\n`);
}

function dependencies(config: string): string[] {
  if (!config.includes('"pythonDependencies"')) return [];
  const { service } = JSON.parse(config) as { service?: { pythonDependencies?: unknown } };
  const lines = service?.pythonDependencies;
  return Array.isArray(lines) ? lines.filter(line => typeof line === "string") : [];
}
