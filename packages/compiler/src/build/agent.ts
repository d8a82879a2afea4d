import { readAnyManifest } from "@agentwright/runtime";
import { chooseBackend } from "../backends/index.ts";
import { openConfig } from "../kinds/agent/open.ts";
import { type AgentPlan, planAgent } from "../kinds/agent/plan.ts";
import { goTools } from "../kinds/agent/tools.ts";
import { backendLimits } from "../queue/limits.ts";
import { sha256 } from "../shared/digest.ts";
import type { BuiltAgent } from "./built.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { packMade, unpackMade } from "./made.ts";
import { refuse } from "./refuse.ts";
import type { BuildRun } from "./run.ts";

/** Agents of one build by path: one that several orchestrations name is compiled once. */
export type BuiltAgents = Map<string, Promise<BuiltAgent>>;

/**
 * One agent from its config to a verified plugin. Only the outermost one (`chain` is empty) says its steps; the agents
 * of an orchestration say a line each.
 */
export async function buildAgent(
  run: BuildRun,
  path: string,
  chain: readonly string[] = [],
  done: BuiltAgents = new Map(),
): Promise<BuiltAgent> {
  const outermost = chain.length === 0;
  const opened = await openConfig(run, path);
  const platform = opened.config?.build?.platform;
  const asked = outermost ? run.request.target : undefined;
  const target = asked ?? opened.config?.build?.target ?? opened.project?.target ?? "wasm";
  const wanted = {
    ...(platform !== undefined && { platform }),
    target: target === "go-plugin" && run.request.runnable ? ("go-wasm" as const) : target,
    goTools: opened.config ? goTools(opened.config) : [],
  };
  const backend = await chooseBackend(run, run.request.backend ?? opened.project?.backend ?? "auto", wanted);
  if (outermost) run.say({ type: "started", backend: backend.id, reason: backend.reason });

  const plan = await run.step(
    "plan",
    () => planAgent(run, opened, backend, wanted.target, [...chain, path], member),
    inputCount,
  );
  const fingerprint = await run.step(
    "fingerprint",
    () => fingerprintOf(run, backend, plan),
    hash => hash,
  );
  const kept = await run.step(
    "cache",
    () => run.host.cache.get(fingerprint),
    found => (found ? "hit" : "miss"),
  );
  const { packed, cached } = kept ? { packed: kept, cached: true } : await makeOnce();
  const { plugin, modules } = unpackMade(packed);
  const manifest = await readAnyManifest(plugin);
  const generated = backend.generated?.bind(backend, run, plan);
  return {
    plugin,
    sha256: await sha256(plugin),
    modules,
    manifest,
    ...(generated && { generated }),
    fingerprint,
    backend: backend.id,
    cached,
    config: plan.configJson,
    members: plan.team.flatMap(({ built }) => [built, ...built.members]),
  };

  /** Makes it, unless another build, here or in another process, is at it: then that one's plugin is taken. */
  async function makeOnce(): Promise<{ packed: Uint8Array; cached: boolean }> {
    const claim = await run.host.cache.claim?.(fingerprint, {
      signal: run.signal,
      waitMs: backendLimits[backend.id].limitMs,
      onWait: () => run.log("info", "Another process builds the same; its result is awaited."),
    });
    if (claim?.plugin) return { packed: claim.plugin, cached: true };
    let made: Uint8Array | undefined;
    try {
      const queue = run.host.queue;
      made = await (queue ? queue.run(run, backend.id, makeAndVerify) : makeAndVerify(run));
      if (!claim) await run.host.cache.put(fingerprint, made);
      return { packed: made, cached: false };
    } finally {
      claim?.end(made);
    }
  }

  async function makeAndVerify(run: BuildRun): Promise<Uint8Array> {
    const made = await run.step(
      "build",
      () => backend.make(run, plan),
      ({ plugin, modules }) => [plugin, ...modules].map(bytes => `${bytes.length} bytes`).join(" and "),
    );
    const findings = await run.step("verify", () => backend.verify(run, plan, made));
    if (findings.length > 0) refuse(run, findings);
    return packMade(made);
  }

  function member(memberPath: string, waiting: readonly string[]): Promise<BuiltAgent> {
    const known = done.get(memberPath);
    if (known) return known;
    const built = buildAgent(run.quietly(), memberPath, waiting, done).then(agent => {
      const { slug, version } = agent.manifest.agent;
      run.log("info", `Compiled the agent ${slug} ${version}${agent.cached ? " (from the cache)" : ""}.`);
      return agent;
    });
    done.set(memberPath, built);
    return built;
  }
}

function inputCount(plan: AgentPlan): string {
  return plan.inputs.length === 1 ? "1 input" : `${plan.inputs.length} inputs`;
}
