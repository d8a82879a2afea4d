import { assemblePlugin } from "@agentwright/kernel";
import type { PluginManifest, SideModule } from "@agentwright/protocol";
import { verifyPlugin } from "@agentwright/runtime";
import { BuildFailure } from "../../build/failure.ts";
import { refuse } from "../../build/refuse.ts";
import type { BuildRun } from "../../build/run.ts";
import { manifestOf, moduleManifest } from "../../kinds/agent/manifest.ts";
import { declaredTools, moduleParts, partsOf } from "../../kinds/agent/parts.ts";
import type { AgentPlan } from "../../kinds/agent/plan.ts";
import type { GoCode, ToolCode } from "../../kinds/agent/tools.ts";
import { sha256 } from "../../shared/digest.ts";
import type { Backend, GatheredCode, Made } from "../backend.ts";
import { embedded } from "../embedded/index.ts";
import { compileNative, compileOnce, compileWasm, goVersions, nativeBuild, toolchain } from "./compile.ts";
import { type GatheredGo, gatherGo } from "./gather.ts";
import { type ModuleParts, moduleFiles } from "./module.ts";
import { placeInGo } from "./place.ts";
import { refusal } from "./refuse.ts";

/**
 * Compiles with the Go of this machine. The plugin is what the target says; tools in the other language stand in a module
 * beside it: those in Go in one of `go-wasm`, those in TypeScript in one with the kernel.
 */
export const go: Backend = {
  id: "go",
  reason: "Go on this machine makes what the config asks for",
  versions: async (run, target) => {
    const { go } = await toolchain(run);
    return [...goVersions(go, target === "go-plugin"), ...(await embedded.versions(run, target))];
  },
  refusal,
  gather,
  make: (run, plan) => (plan.target === "wasm" ? makeKernelPlugin(run, plan) : makeGoPlugin(run, plan)),
  verify,
  generated: async (run, plan) => {
    const parts = plan.target === "wasm" ? goModuleParts(plan) : (await goPluginParts(run, plan, undefined)).parts;
    return Array.from(await moduleFiles(parts), ([name, text]) => ({ name, text }));
  },
};

async function gather(run: BuildRun, codes: readonly ToolCode[], goCodes: readonly GoCode[]): Promise<GatheredCode> {
  const scripts = await embedded.gather(run, codes, []);
  const own = await gatherGo(run, goCodes);
  if (own.findings.length > 0) refuse(run, own.findings);
  return {
    ...scripts,
    go: own,
    inputs: [...scripts.inputs, ...own.inputs],
    texts: [...scripts.texts, ...textsOf(own)],
    place: (module, line, column) => scripts.place(module, line, column) ?? placeInGo(own, module, line),
  };
}

function textsOf({ files }: GatheredGo): string[] {
  return [...files.values()].map(file => file.source);
}

/** Target `wasm`: the kernel with the tools in TypeScript, and a module of Go beside it. */
async function makeKernelPlugin(run: BuildRun, plan: AgentPlan): Promise<Made> {
  const kernel = await run.host.kernel();
  const parts = goModuleParts(plan);
  const module = await compileOnce(run, parts);
  const listed = await listedModule("go-wasm", module, parts.manifest);
  return { plugin: assemblePlugin(kernel.bytes, partsOf(plan, kernel.sha256, [listed])), modules: [module] };
}

/** Targets of Go: all but the tools in TypeScript, which stand in a module with the kernel. */
async function makeGoPlugin(run: BuildRun, plan: AgentPlan): Promise<Made> {
  const { parts, modules } = await goPluginParts(run, plan, await run.host.kernel());
  const plugin = await (parts.native ? compileNative(run, parts) : compileWasm(run, parts));
  return { plugin, modules };
}

async function goPluginParts(
  run: BuildRun,
  plan: AgentPlan,
  kernel: Awaited<ReturnType<BuildRun["host"]["kernel"]>> | undefined,
): Promise<{ parts: ModuleParts; modules: Uint8Array[] }> {
  const native = plan.target === "go-plugin";
  const scripts = plan.code.tools.size > 0 ? scriptModule(plan, kernel ?? (await run.host.kernel())) : undefined;
  const listed = scripts && (await listedModule("wasm", scripts.bytes, scripts.manifest));
  const manifest = manifestOf(plan, {
    ...(listed && { modules: [listed] }),
    ...(native && { go: nativeBuild((await toolchain(run)).go) }),
  });
  const parts = {
    manifest,
    native,
    sources: plan.code.go ?? { files: new Map(), tools: [] },
    declared: declaredTools(plan.config),
    resources: plan.resources.embedded,
  };
  return { parts, modules: scripts ? [scripts.bytes] : [] };
}

function scriptModule(
  plan: AgentPlan,
  kernel: Awaited<ReturnType<BuildRun["host"]["kernel"]>>,
): { readonly bytes: Uint8Array; readonly manifest: PluginManifest } {
  const parts = moduleParts(plan, kernel.sha256);
  return { bytes: assemblePlugin(kernel.bytes, parts), manifest: parts.manifest };
}

function goModuleParts(plan: AgentPlan): ModuleParts {
  const sources = plan.code.go ?? { files: new Map(), tools: [] };
  const manifest = moduleManifest(
    plan,
    "go-wasm",
    sources.tools.map(tool => tool.tool),
  );
  return { manifest, native: false, sources, declared: [], resources: plan.resources.embedded };
}

async function listedModule(
  target: SideModule["target"],
  bytes: Uint8Array,
  manifest: PluginManifest,
): Promise<SideModule> {
  return { target, sha256: await sha256(bytes), tools: manifest.tools.map(tool => tool.name) };
}

/** Modules with the kernel are verified as the embedded backend does it; what Go made has to load and to describe itself. */
async function verify(run: BuildRun, plan: AgentPlan, made: Made): ReturnType<Backend["verify"]> {
  if (plan.target === "wasm") {
    const findings = await embedded.verify(run, plan, made);
    if (findings.length > 0) return findings;
  } else {
    for (const plugin of made.modules) {
      const findings = await embedded.verify(run, plan, { plugin, modules: [] });
      if (findings.length > 0) return findings;
    }
  }
  // A native plugin can't be opened here: what could be verified of it was read when it was made.
  if (plan.target === "go-plugin") return [];
  const verified = await verifyPlugin(made.plugin, made.modules);
  if (verified.ok) return [];
  throw new BuildFailure("verify-failed", verified.problem);
}
