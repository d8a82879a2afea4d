import type {
  BuildEvent,
  BuildOutcome,
  BuildRecord,
  BuildRequest,
  CallAnswer,
  CallError,
  CallParams,
  FlowProblem,
  ManifestAnswer,
  ManifestParams,
  PluginAnswer,
  PluginManifest,
  PluginParams,
  PluginSource,
} from "@agentwright/protocol";
import { PluginProblem, verifyPlugin } from "@agentwright/runtime";
import type { Made } from "../backends/backend.ts";
import type { BuildAnswer } from "../build/answer.ts";
import { build } from "../build/build.ts";
import type { BuildHost } from "../build/host.ts";
import type { History } from "../history/history.ts";
import { fromBase64, toBase64 } from "../shared/base64.ts";
import { sha256 } from "../shared/digest.ts";
import type { FlowEngine, RequestOptions } from "./types.ts";

/** What the engine needs beside a build host; different in a process and in a Worker. */
export interface EngineHost {
  readonly build: BuildHost;
  /** Where builds are kept that write something; absent: nowhere. */
  readonly history?: History;
  /** The plugin from a `.wasm` or `.agentplugin.zip` file. Throws a `PluginProblem` with one sentence. */
  readPlugin(file: string): Promise<Made>;
  /** Runs one tool where it can be stopped; never throws for what the plugin does. */
  run(plugin: RunnablePlugin, params: CallParams, signal?: AbortSignal): Promise<CallAnswer>;
  /** Loaded with the first request about a flow; absent where there are neither disks nor databases. */
  readonly flow?: () => Promise<FlowEngine>;
}

export interface RunnablePlugin {
  readonly wasm: Uint8Array;
  readonly modules: readonly Uint8Array[];
  readonly manifest: PluginManifest;
}

/** The engine without a process around it. */
export interface EngineCore {
  build(request: BuildRequest, options?: RequestOptions): Promise<BuildOutcome>;
  plugin(params: PluginParams, options?: RequestOptions): Promise<PluginAnswer>;
  call(params: CallParams, options?: RequestOptions): Promise<CallAnswer>;
  manifest(params: ManifestParams): Promise<ManifestAnswer>;
  /** Newest first. */
  history(): readonly BuildRecord[];
  historyEvents(id: string): readonly BuildEvent[];
  readonly flow: FlowEngine;
}

export function createEngine(host: EngineHost): EngineCore {
  return {
    build: async (request, options) => (await build(request, host.build, recorded(request, host, options))).outcome,
    plugin: async ({ request, generated }, options) =>
      pluginAnswer(await build(toRun(request, generated !== true), host.build, options), generated === true),
    call: (params, options) => call(host, params, options),
    manifest: params => manifest(host, params),
    history: () => host.history?.list() ?? [],
    historyEvents: id => host.history?.events(id) ?? [],
    flow: flowEngine(host),
  };
}

/** A build that writes something is kept; what a preview makes at each key is nobody's history. */
function recorded(request: BuildRequest, host: EngineHost, options: RequestOptions = {}): RequestOptions {
  if (request.outDir === undefined || !host.history) return options;
  const keep = host.history.begin(request, host.build.now());
  return {
    ...options,
    emit: event => {
      keep(event);
      options.emit?.(event);
    },
  };
}

function flowEngine(host: EngineHost): FlowEngine {
  const absent: FlowProblem = {
    ok: false,
    code: "internal",
    problem: "Flows can't be compiled here. Open the folder in a desktop editor.",
  };
  const loaded = async <T>(ask: (engine: FlowEngine) => Promise<T>): Promise<T | FlowProblem> =>
    host.flow ? ask(await host.flow()) : absent;
  return {
    plan: (params, signal) => loaded(engine => engine.plan(params, signal)),
    write: (params, signal) => loaded(engine => engine.write(params, signal)),
    verify: (params, signal) => loaded(engine => engine.verify(params, signal)),
    status: (params, signal) => loaded(engine => engine.status(params, signal)),
    apply: (params, signal) => loaded(engine => engine.apply(params, signal)),
    evaluate: (params, signal) => loaded(engine => engine.evaluate(params, signal)),
  };
}

/** Writes nothing, and makes what can be run here. */
function toRun(request: BuildRequest, runnable = true): BuildRequest {
  const { outDir: _, ...rest } = request;
  return { ...rest, runnable };
}

async function pluginAnswer({ outcome, ...built }: BuildAnswer, withSources: boolean): Promise<PluginAnswer> {
  const { plugin, modules, manifest: says, generated } = built;
  const sources = withSources ? await generated?.() : undefined;
  return {
    outcome,
    ...(plugin && { wasm: toBase64(plugin) }),
    ...(modules?.length && { modules: modules.map(toBase64) }),
    ...(says && { manifest: says }),
    ...(sources && { generated: sources }),
  };
}

async function call(host: EngineHost, params: CallParams, options: RequestOptions = {}): Promise<CallAnswer> {
  const loaded = await load(host, params.plugin, params, options);
  if ("code" in loaded) return { ok: false, error: loaded, effects: [], logs: [], durationMs: 0 };
  return host.run(loaded, params, options.signal);
}

async function load(
  host: EngineHost,
  source: PluginSource,
  params: CallParams,
  options: RequestOptions,
): Promise<RunnablePlugin | CallError> {
  if ("config" in source) {
    const request = { ...toRun(source.config), ...(params.addOns && { addOns: params.addOns }) };
    const { outcome, plugin, modules = [], manifest: says } = await build(request, host.build, options);
    if (plugin && says) return { wasm: plugin, modules, manifest: says };
    if (outcome.status === "cancelled") return { code: "cancelled", message: "The call was cancelled." };
    return { code: "bad-plugin", message: outcome.status === "failed" ? outcome.error.message : "It was not built." };
  }
  try {
    const { plugin: wasm, modules } = await bytesOf(host, source);
    const verified = await verifyPlugin(wasm, modules);
    if (!verified.ok) return { code: "bad-plugin", message: verified.problem };
    return { wasm, modules, manifest: verified.manifest };
  } catch (error) {
    return { code: "bad-plugin", message: sentence(error) };
  }
}

async function manifest(host: EngineHost, params: ManifestParams): Promise<ManifestAnswer> {
  try {
    const { plugin: wasm, modules } = await bytesOf(host, params);
    const known = { sha256: await sha256(wasm), bytes: wasm.length };
    const verified = await verifyPlugin(wasm, modules);
    if (!verified.ok) return { ...known, problem: verified.problem };
    const beside = modules.length > 0 && { modules: modules.map(toBase64) };
    return { ...known, manifest: verified.manifest, wasm: toBase64(wasm), ...beside };
  } catch (error) {
    return { problem: sentence(error) };
  }
}

async function bytesOf(host: EngineHost, source: ManifestParams): Promise<Made> {
  if ("file" in source) return host.readPlugin(source.file);
  return { plugin: fromBase64(source.wasm), modules: (source.modules ?? []).map(fromBase64) };
}

function sentence(error: unknown): string {
  if (error instanceof PluginProblem) return error.message;
  return `The plugin can't be read: ${error instanceof Error ? error.message : String(error)}`;
}
