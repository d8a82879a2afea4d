import type { AbiResponse, FileFinding, Json, PluginError, PluginManifest } from "@agentwright/protocol";
import { canonicalJson, PluginProblem } from "@agentwright/runtime";
import { BuildFailure } from "../../build/failure.ts";
import type { BuildRun } from "../../build/run.ts";
import type { AgentPlan } from "../../kinds/agent/plan.ts";
import { manifestIn } from "../../shared/plugin-manifest.ts";
import { injectedPayload } from "./rehearsal/injected.ts";
import { type Rehearsal, rehearse } from "./rehearsal/rehearse.ts";

/**
 * Two things. The plugin must be the kernel, byte for byte, but for its payload and what hands it out. Then a warm
 * kernel runs that very payload: it must describe itself as its manifest does, and its modules are evaluated once,
 * which finds the syntax errors that stripping lets through and code that fails while it is loaded. No tool runs.
 */
export async function verify(run: BuildRun, plan: AgentPlan, plugin: Uint8Array): Promise<readonly FileFinding[]> {
  const kernel = await run.host.kernel();
  try {
    const manifest = await manifestIn(plugin);
    const rehearsal = await rehearse(kernel.bytes, injectedPayload(plugin, kernel.bytes));
    const says = rehearsal.request({ op: "describe" });
    if (!says.ok) throw new BuildFailure("verify-failed", `The plugin does not start: ${errorOf(says)?.message}`);
    if (!agrees(says, manifest)) {
      throw new BuildFailure(
        "verify-failed",
        "The plugin describes itself otherwise than its manifest. Please report it.",
      );
    }
    const error = prepare(rehearsal, plan, manifest);
    if (!error) return [];
    const finding = findingOf(plan, error);
    if (finding) return [finding];
    throw new BuildFailure("verify-failed", `The tools can't be loaded: ${error.message}`);
  } catch (error) {
    if (error instanceof BuildFailure) throw error;
    const why = error instanceof Error ? error.message : String(error);
    const sentence = error instanceof PluginProblem ? why : `The plugin broke off while it was loaded: ${why}.`;
    throw new BuildFailure("verify-failed", sentence);
  }
}

/** Code that was loaded without an error before; by its text. */
const loaded = new Set<string>();
const loadedSize = 300;

/**
 * Evaluates the modules, once for the same code: loading has no clock, no chance and no host, so that it goes as it
 * went before. A config whose prose or version is edited is the usual case.
 */
function prepare(rehearsal: Rehearsal, plan: AgentPlan, manifest: PluginManifest): PluginError | undefined {
  const { modules, tools } = plan.code;
  const code = JSON.stringify([modules, [...tools.values()], manifest.permissions.memoryMb]);
  if (loaded.has(code)) return undefined;
  const error = errorOf(rehearsal.request({ op: "prepare", now: 0, seed: 0 }));
  const [oldest] = loaded;
  if (loaded.size >= loadedSize && oldest !== undefined) loaded.delete(oldest);
  if (!error) loaded.add(code);
  return error;
}

function errorOf(answer: AbiResponse): PluginError | undefined {
  return "error" in answer ? answer.error : undefined;
}

/** `agent`, `tools`, `prompts` and `resources` in the answer to `describe` and in the manifest. */
function agrees(says: AbiResponse, manifest: object): boolean {
  return ["abi", "agent", "tools", "prompts", "resources"].every(key => same(part(says, key), part(manifest, key)));
}

/** The same value, in whatever order its keys are; the usual case, the same order, is told at less cost. */
function same(one: Json, other: Json): boolean {
  return JSON.stringify(one) === JSON.stringify(other) || canonicalJson(one) === canonicalJson(other);
}

function part(whole: object, key: string): Json {
  return (whole as Readonly<Record<string, Json>>)[key] ?? null;
}

function findingOf(plan: AgentPlan, error: PluginError): FileFinding | undefined {
  for (const { file, line, column } of error.stack ?? []) {
    const place = plan.code.place(file, line, column);
    if (!place) continue;
    const syntax = error.code === "syntax";
    const what = syntax ? "does not parse" : "fails while it is loaded";
    const message = `This code ${what}: ${error.message.replace(/\.$/, "")}.`;
    return { ...place, code: syntax ? "AW190" : "AW193", severity: "error", message };
  }
  return undefined;
}
