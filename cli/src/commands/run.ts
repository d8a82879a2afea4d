import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { JsonObject, PluginManifest } from "@agentwright/protocol";
import { PluginProblem, readBundle, readManifest } from "@agentwright/runtime";
import { makeNodeHost, runIsolated } from "@agentwright/runtime/node/index";
import { absolute, isAgentFile } from "@agentwright/workspace";
import { parseArguments } from "../arguments.ts";
import { builder } from "../builds.ts";
import { CannotRun, exitCode } from "../exit.ts";
import { text as findingText } from "../formats/text.ts";

interface Loaded {
  readonly wasm: Uint8Array;
  readonly manifest: PluginManifest;
}

/** `agentwright run PLUGIN|CONFIG --tool NAME --input JSON`: the result on standard output, the rest on standard error. */
export async function run(argv: readonly string[]): Promise<number> {
  const { paths, options } = parseArguments("run", argv, { tool: "NAME", input: "JSON", timeout: "S" });
  const [file, ...more] = paths;
  if (file === undefined || more.length > 0)
    throw new CannotRun("Name one plugin or config: agentwright run FILE --tool NAME");
  const input = parseInput(options.input ?? "{}");
  const loaded = await load(file);
  if (loaded === undefined) return exitCode.findings;
  const { wasm, manifest } = loaded;
  const { tool } = options;
  const names = manifest.tools.map(({ name }) => name);
  if (tool === undefined || !names.includes(tool)) {
    const has = names.length === 0 ? "It has no tools." : `Its tools are: ${names.join(", ")}.`;
    throw new CannotRun(
      tool === undefined ? `Say which tool with --tool. ${has}` : `${file} has no tool "${tool}". ${has}`,
    );
  }
  const seconds = options.timeout === undefined ? manifest.permissions.timeoutSeconds : Number(options.timeout);
  if (!(seconds > 0)) throw new CannotRun(`--timeout takes seconds, not "${options.timeout}".`);
  const answer = await runIsolated({ wasm, tool, input, host: makeNodeHost(manifest), timeoutMs: seconds * 1000 });
  for (const { level, message } of answer.logs) console.error(`${level}: ${message}`);
  for (const { kind, outcome, detail } of answer.effects)
    if (outcome !== "done") console.error(`${kind} ${outcome}: ${detail}`);
  if (answer.ok) {
    console.log(JSON.stringify(answer.value, null, 2));
    return exitCode.fine;
  }
  const { error } = answer;
  const places = "stack" in error ? (error.stack ?? []) : [];
  console.error(`${tool} failed (${error.code}): ${error.message}`);
  for (const { file: source, line, column } of places)
    console.error(`  at ${source}:${line}${column ? `:${column}` : ""}`);
  return exitCode.findings;
}

async function load(file: string): Promise<Loaded | undefined> {
  const path = absolute(resolve(file));
  if (!existsSync(path)) throw new CannotRun(`${file} does not exist.`);
  try {
    if (path.endsWith(".zip")) {
      const { plugin, index } = await readBundle(readFileSync(path));
      return { wasm: plugin, manifest: index.manifest };
    }
    if (path.endsWith(".wasm")) {
      const wasm = readFileSync(path);
      return { wasm, manifest: readManifest(wasm) };
    }
  } catch (error) {
    if (error instanceof PluginProblem) throw new CannotRun(`${file}: ${error.message}`);
    throw error;
  }
  if (!isAgentFile(path)) throw new CannotRun(`${file} is no plugin (.wasm, .agentplugin.zip) and no agent config.`);
  const { outcome, plugin, manifest } = await builder()(
    path,
    {},
    {
      emit: event => {
        if (event.type === "finding" && event.finding.severity === "error")
          console.error(findingText([event.finding], 1));
      },
    },
  );
  if (outcome.status === "failed") console.error(`${file}: ${outcome.error.message}`);
  return plugin !== undefined && manifest !== undefined ? { wasm: plugin, manifest } : undefined;
}

/** An object: as it stands, from a file (`@FILE`), or from standard input (`-`). */
function parseInput(given: string): JsonObject {
  let text = given;
  try {
    if (given === "-") text = readFileSync(0, "utf8");
    else if (given.startsWith("@")) text = readFileSync(given.slice(1), "utf8");
  } catch (error) {
    throw new CannotRun(`--input can't be read: ${error instanceof Error ? error.message : error}`);
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as JsonObject;
  } catch {
    // Said below, together with every other thing that is no object.
  }
  throw new CannotRun(`--input takes a JSON object such as '{"id": 7}', not ${text.slice(0, 60)}`);
}
