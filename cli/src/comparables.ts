import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PluginProblem } from "@agentwright/runtime";
import { comparableBundle, comparablePlugin } from "@agentwright/runtime/compare/load";
import type { Comparable } from "@agentwright/runtime/compare/types";
import { slashed } from "@agentwright/workspace/paths";
import { isAgentFile } from "@agentwright/workspace/walk";
import { CannotRun } from "./exit.ts";
import { readBytes } from "./files.ts";
import type { Input } from "./inputs.ts";

/**
 * What is to be compared: a plugin, a bundle, or a config, which is compiled for it; a number is the exit code of a
 * config that did not compile, whose reasons were printed.
 * @throws CannotRun for anything else.
 */
export async function loadComparable({ path, name }: Input): Promise<Comparable | number> {
  if (isAgentFile(path)) return compiled({ path, name });
  if (!/\.(zip|wasm|so)$/.test(path)) {
    throw new CannotRun(`${name} is no plugin (.wasm, .agentplugin.zip) and no agent config.`);
  }
  const bytes = readBytes(path, name);
  try {
    return await (path.endsWith(".zip") ? comparableBundle(bytes) : comparablePlugin(bytes));
  } catch (error) {
    if (error instanceof PluginProblem) throw new CannotRun(`${name}: ${error.message}`);
    throw error;
  }
}

/** The bundle has the config and all sub-agents; nothing of it stays. */
async function compiled(input: Input): Promise<Comparable | number> {
  readBytes(input.path, input.name);
  const [{ builder }, { failureCode, watched }] = await Promise.all([import("./builds.ts"), import("./watch.ts")]);
  const folder = mkdtempSync(join(tmpdir(), "agentwright-diff-"));
  try {
    const choices = { outDir: slashed(folder), unrecorded: true };
    const { outcome } = await watched(input, "errors", emit => builder()(input.path, choices, { emit }));
    if (outcome.status === "failed") return failureCode(outcome.error);
    const bundle = outcome.status === "succeeded" && outcome.result.artifacts.find(({ kind }) => kind === "bundle");
    if (!bundle) throw new CannotRun(`${input.name} was not compiled.`);
    return await comparableBundle(readBytes(bundle.path, input.name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
