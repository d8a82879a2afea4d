// The calls that have begun and not ended.
import config from "agentwright:config.json";
import { answerEffects, openEffects } from "agentwright:effects";
import { describeError } from "agentwright:errors";
import { makeHost } from "agentwright:host";
import { runHttpTool } from "agentwright:http-tool";
import { resultJson } from "agentwright:json";
import { nextCall } from "agentwright:kernel";
import { log, takeLogs } from "agentwright:log";
import { toolFunction } from "agentwright:modules";
import { refuse } from "agentwright:refusal";
import { logRejections } from "agentwright:rejections";

const calls = new Map();
const first = nextCall(false);
// The call that the present request is about, and the one whose tool is running: none while its module loads.
let current;
let active;

export function activeCall() {
  return active;
}

// The request is about no call.
export function leaveCalls() {
  current = undefined;
  active = undefined;
}

export function startCall({ name, input }) {
  const way = typeof name === "string" && Object.hasOwn(config.ways, name) ? config.ways[name] : undefined;
  if (!way) throw refuse("unknown-tool", `There is no tool "${name}" in this plugin.`);
  if (typeof input !== "object" || input === null || Array.isArray(input))
    throw refuse("bad-request", `The input of "${name}" must be an object.`);
  const call = { id: nextCall(true), state: "running", loading: false, effects: new Map(), lastEffect: 0, inbox: [] };
  calls.set(call.id, call);
  leaveCalls();
  current = call;
  run(call, way, input).then(
    value => settle(call, "done", value),
    error => settle(call, "failed", error),
  );
  return () => report(call);
}

export function pollCall(request) {
  const call = findCall(request.call);
  current = call;
  active = call;
  const inbox = call.inbox;
  call.inbox = [];
  answerEffects(call, inbox);
  return () => report(call);
}

// Checks all results before it takes one; they reach the tool at the next poll.
export function resumeCall(request) {
  const call = findCall(request.call);
  if (!Array.isArray(request.results)) throw refuse("bad-request", `"results" must be a list.`);
  const seen = new Set(call.inbox.map(result => result.effect));
  for (const result of request.results) {
    const id = result?.effect;
    if (!call.effects.has(id))
      throw refuse("bad-request", `Call ${call.id} waits for no effect ${id}; it was answered or never asked for.`);
    if (seen.has(id)) throw refuse("bad-request", `Effect ${id} of call ${call.id} is answered twice.`);
    if (result.ok !== true && (result.ok !== false || typeof result.error?.message !== "string"))
      throw refuse("bad-request", `The result of effect ${id} says neither ok nor an error with a message.`);
    seen.add(id);
  }
  call.inbox.push(...request.results);
  return () => JSON.stringify({ ok: true, resumed: true });
}

// The current call is over, if there is one.
export function endCall() {
  if (current) calls.delete(current.id);
  return current;
}

function findCall(id) {
  const call = calls.get(id);
  if (call) return call;
  const why = id < first ? "ended when the plugin had to start afresh" : "is over or never began";
  throw refuse("unknown-call", `Call ${id} ${why}.`);
}

async function run(call, way, input) {
  const host = makeHost(call);
  if (way.kind === "http") return runHttpTool(way.http, input, host);
  if (way.kind === "flow") return host.flow(way.flow, input);
  call.loading = true;
  const tool = await toolFunction(way.module);
  call.loading = false;
  active = call;
  return tool(input, host);
}

function settle(call, state, outcome) {
  call.state = state;
  call.outcome = outcome;
}

function report(call) {
  logRejections();
  if (call.state === "running") return reportPending(call);
  calls.delete(call.id);
  if (call.state === "failed") return reportError(call, describeError(call.outcome, call.loading));
  const result = resultJson(call.outcome);
  if (result.problem) return reportError(call, { code: "not-json", message: result.problem });
  const lost = openEffects(call).filter(effect => !effect.seen).length;
  if (lost > 0) log("warn", `${lost} effects were asked for but not awaited, so they were not done.`);
  return `{"ok":true,"status":"done","call":${call.id},"value":${result.text}${logsJson()}}`;
}

function reportPending(call) {
  const effects = openEffects(call);
  if (effects.length === 0) {
    calls.delete(call.id);
    return reportError(call, { code: "stuck", message: "The tool waits for something that never comes." });
  }
  for (const effect of effects) effect.seen = true;
  const list = effects.map(effect => effect.json).join();
  return `{"ok":true,"status":"pending","call":${call.id},"effects":[${list}]${logsJson()}}`;
}

function reportError(call, error) {
  return JSON.stringify({ ok: false, call: call.id, error, logs: takeLogs() });
}

function logsJson() {
  const logs = takeLogs();
  return logs ? `,"logs":${JSON.stringify(logs)}` : "";
}
