import { readFileSync } from "node:fs";
import type { CallAnswer, JsonObject } from "@agentwright/protocol";
import { runIsolated } from "@agentwright/runtime/node/index";
import { absolute, slashed } from "@agentwright/workspace/paths";
import { isAgentFile } from "@agentwright/workspace/walk";
import { parseArguments } from "../arguments.ts";
import { tellingHost } from "../effects.ts";
import { CannotRun, exitCode } from "../exit.ts";
import { readText } from "../files.ts";
import { plainLine, plainText } from "../names.ts";
import { type LoadedPlugin, loadPlugin } from "../plugins.ts";

/** The longest time that `--timeout` takes, in seconds: an hour. */
const mostSeconds = 3600;

/** `agentwright run PLUGIN|CONFIG --tool NAME --input JSON`: the result on standard output, the rest on standard error. */
export async function run(argv: readonly string[]): Promise<number> {
  const { paths, options } = parseArguments("run", argv, {
    tool: "NAME",
    input: "JSON",
    timeout: "S",
    "allow-secrets": "NAME,…",
  });
  const [file, ...more] = paths;
  if (file === undefined || file === "" || more.length > 0)
    throw new CannotRun("Name one plugin or config: agentwright run FILE --tool NAME");
  const seconds = options.timeout === undefined ? undefined : parseSeconds(options.timeout);
  const input = parseInput(options.input ?? "{}");
  const loaded = await loadPlugin({ path: absolute(file), name: slashed(file) });
  if (typeof loaded === "number") return loaded;
  const { wasm, modules, manifest } = loaded;
  const tool = toolNamed(options.tool, loaded, file);
  const timeoutMs = (seconds ?? manifest.permissions.timeoutSeconds) * 1000;
  // A config's secrets stand in a text that its owner wrote; a plugin file may be anybody's.
  const allowed = isAgentFile(file) ? undefined : (options["allow-secrets"] ?? "").split(",").map(name => name.trim());
  const answer = await runIsolated({ wasm, modules, tool, input, host: tellingHost(manifest, allowed), timeoutMs });
  for (const { level, message } of answer.logs) console.error(`${level}: ${plainText(message)}`);
  if (!answer.ok) return failed(tool, answer.error);
  console.log(JSON.stringify(answer.value, null, 2));
  return exitCode.fine;
}

function toolNamed(tool: string | undefined, { manifest }: LoadedPlugin, file: string): string {
  const names = manifest.tools.map(({ name }) => name);
  if (tool !== undefined && names.includes(tool)) return tool;
  const has = names.length === 0 ? "It has no tools." : `Its tools are: ${names.join(", ")}.`;
  throw new CannotRun(
    tool === undefined ? `Say which tool with --tool. ${has}` : `${file} has no tool "${tool}". ${has}`,
  );
}

function failed(tool: string, error: Extract<CallAnswer, { ok: false }>["error"]): number {
  console.error(`${tool} failed (${error.code}): ${plainText(error.message)}`);
  for (const { file, line, column } of "stack" in error ? (error.stack ?? []) : []) {
    console.error(`  at ${file}:${line}${column ? `:${column}` : ""}`);
  }
  return exitCode.findings;
}

function parseSeconds(given: string): number {
  const seconds = /^\d+(?:\.\d+)?$/.test(given) ? Number(given) : 0;
  if (seconds > 0 && seconds <= mostSeconds) return seconds;
  throw new CannotRun(`--timeout takes seconds, above 0 and up to ${mostSeconds}, not "${given}".`);
}

/** An object: as it stands, from a file (`@FILE`), or from standard input (`-`). */
function parseInput(given: string): JsonObject {
  const text =
    given === "-" ? standardInput() : given.startsWith("@") ? readText(given.slice(1), given.slice(1)) : given;
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as JsonObject;
  } catch {
    // Said below, together with every other thing that is no object.
  }
  throw new CannotRun(
    `--input takes a JSON object such as '{"id": 7}', not ${plainLine(text.slice(0, 60)) || "nothing"}`,
  );
}

function standardInput(): string {
  try {
    return readFileSync(0, "utf8");
  } catch (error) {
    throw new CannotRun(`Standard input can't be read: ${error instanceof Error ? error.message : error}`);
  }
}
