import type {
  AbiRequest,
  AbiResponse,
  CallAnswer,
  CallError,
  Effect,
  EffectRecord,
  Json,
  JsonObject,
} from "@agentwright/protocol";
import type { Guest } from "./abi/guest.ts";
import { type CallClock, CallStopped, startClock } from "./call/clock.ts";
import { guardSecrets } from "./call/foreign-secrets.ts";
import { type LogBook, openLogBook } from "./call/logs.ts";
import { performAll, refusingHost } from "./call/perform.ts";
import { type CallLimits, type CallOptions, defaultCallLimits, type EffectHost } from "./call/types.ts";
import { checkInput } from "./input.ts";
import type { Plugin } from "./load.ts";
import { maskJson } from "./policy/mask.ts";
import { PluginProblem } from "./problem.ts";

type Failure = Extract<AbiResponse, { readonly ok: false }>;

/** All that one call works with. */
interface Call {
  readonly guest: Guest;
  readonly host: EffectHost;
  readonly clock: CallClock;
  readonly limits: CallLimits;
  readonly logs: LogBook;
  readonly records: (EffectRecord | undefined)[];
}

/**
 * Calls one tool: checks the input, runs the plugin in a fresh instance, has each effect decided and done by the host,
 * and goes on until the tool is done. Never throws; every way to fail is an answer with a code and one sentence.
 * While the plugin computes, nothing in this thread can interrupt it but its own kernel: use `runIsolated` (Node) or a
 * Worker that can be ended for plugins that are not trusted to hold a kernel of this project.
 */
export async function callTool(plugin: Plugin, options: CallOptions): Promise<CallAnswer> {
  const limits = { ...defaultCallLimits, ...options.limits };
  const host = guardSecrets(options.host ?? refusingHost, options.input);
  const clock = startClock(options.timeoutMs ?? plugin.manifest.permissions.timeoutSeconds * 1000, options.signal);
  const logs = openLogBook(limits, host.mask);
  const records: (EffectRecord | undefined)[] = [];
  const outcome = await attempt(async () => {
    const input = acceptInput(plugin, options);
    clock.check();
    const call = { guest: plugin.start(options.tool), host, clock, limits, logs, records };
    return run(call, options.tool, input, options.now ?? Date.now(), options.seed ?? randomSeed());
  });
  clock.stop();
  const effects = records.filter(record => record !== undefined);
  return { effects, logs: logs.all(), durationMs: clock.elapsed(), ...mask(outcome, host) };
}

type Outcome = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly error: CallError };

async function attempt(work: () => Promise<Json>): Promise<Outcome> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof CallStopped) return { ok: false, error: error.callError };
    if (error instanceof PluginProblem) return { ok: false, error: { code: "bad-plugin", message: error.message } };
    throw error;
  }
}

function mask(outcome: Outcome, host: EffectHost): Outcome {
  if (outcome.ok) return { ok: true, value: maskJson(outcome.value, text => host.mask(text)) };
  return { ok: false, error: { ...outcome.error, message: host.mask(outcome.error.message) } };
}

function acceptInput(plugin: Plugin, options: CallOptions): JsonObject {
  const tool = plugin.manifest.tools.find(shape => shape.name === options.tool);
  if (tool === undefined) {
    const names = plugin.manifest.tools.map(shape => shape.name);
    const has = names.length > 0 ? `it has ${names.join(", ")}` : "it has none";
    throw new CallStopped({ code: "unknown-tool", message: `The plugin has no tool “${options.tool}”; ${has}.` });
  }
  const checked = checkInput(tool.parameters, options.input);
  if (checked.ok) return checked.input;
  throw new CallStopped({ code: "bad-input", message: checked.problems.map(problem => problem.message).join(" ") });
}

async function run(call: Call, tool: string, input: JsonObject, now: number, seed: number): Promise<Json> {
  ask(call, { op: "prepare", now, seed });
  let state = ask(call, { op: "tool", name: tool, input, now, seed });
  const answered = new Set<number>();
  for (let round = 1; ; round++) {
    if (state.status === "done") return acceptValue(state.value, call.limits);
    const effects = state.effects.filter(effect => !answered.has(effect.id));
    checkEffects(effects, answered, round, call.limits);
    for (const effect of effects) answered.add(effect.id);
    const { host, clock, limits, records } = call;
    const results = await clock.race(performAll(effects, host, limits.parallel, clock.signal, records));
    // The plugin's clock goes on with the call's, and only here, so a recorded call can be replayed.
    ask(call, { op: "resume", call: state.call, results, now: now + Math.round(clock.elapsed()) });
    state = ask(call, { op: "poll", call: state.call });
  }
}

type Progress = Extract<AbiResponse, { readonly status: unknown }>;

function ask(call: Call, request: Extract<AbiRequest, { op: "tool" | "poll" }>): Progress;
function ask(call: Call, request: AbiRequest): AbiResponse;
function ask(call: Call, request: AbiRequest): AbiResponse {
  const answer = call.guest.request(request);
  if ("logs" in answer) call.logs.add(answer.logs);
  if (!answer.ok) throw new CallStopped((answer as Failure).error);
  call.clock.check();
  return answer;
}

function checkEffects(
  effects: readonly Effect[],
  answered: ReadonlySet<number>,
  round: number,
  limits: CallLimits,
): void {
  if (effects.length === 0) {
    throw new CallStopped({ code: "stuck", message: "The tool waits for something that nobody will answer." });
  }
  if (round > limits.rounds) {
    const message = `The tool asked for effects more than ${limits.rounds} times and was stopped.`;
    throw new CallStopped({ code: "limit", message });
  }
  if (answered.size + effects.length > limits.effects) {
    const message = `The tool asked for more than ${limits.effects} effects and was stopped.`;
    throw new CallStopped({ code: "limit", message });
  }
}

function acceptValue(value: Json, limits: CallLimits): Json {
  const bytes = new TextEncoder().encode(JSON.stringify(value)).length;
  if (bytes <= limits.resultBytes) return value;
  const message = `The tool's result has ${bytes} bytes; at most ${limits.resultBytes} are allowed.`;
  throw new CallStopped({ code: "limit", message });
}

function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
