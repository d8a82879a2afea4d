import type { AbiRequest, AbiResponse } from "@agentwright/protocol";
import {
  amount,
  anyObject,
  type Check,
  flag,
  listOf,
  object,
  oneOf,
  optional,
  recordOf,
  text,
} from "../manifest/shape.ts";
import { PluginProblem } from "../problem.ts";

const anything: Check = (value, path) => (value === undefined ? `${path} is missing` : undefined);
const logs = optional(listOf(object({ level: oneOf("debug", "info", "warn", "error"), message: text })));

const http = object({ method: text, url: text, headers: optional(recordOf(text)), body: optional(text) });

const effect: Check = (value, path) =>
  object({ id: amount, kind: oneOf("http", "llm", "flow"), request: anyObject })(value, path) ??
  ((value as { kind: string }).kind === "http" ? object({ request: http })(value, path) : undefined);

const failure = object({
  error: object({
    code: text,
    name: optional(text),
    message: text,
    stack: optional(listOf(object({ file: text, line: amount, column: optional(amount), function: optional(text) }))),
  }),
  logs,
});

const done = object({ call: amount, value: anything, logs });
const pending = object({ call: amount, effects: listOf(effect), logs });

const success: Readonly<Record<AbiRequest["op"], Check>> = {
  describe: object({
    abi: amount,
    agent: anyObject,
    tools: listOf(object({ name: text, description: text, parameters: anyObject, kind: text })),
    prompts: listOf(object({ name: text, variables: listOf(text), content: text })),
    resources: listOf(object({ name: text, type: text, bytes: optional(amount) })),
  }),
  prepare: object({ prepared: oneOf(true) }),
  resume: object({ resumed: oneOf(true) }),
  tool: progress,
  poll: progress,
};

function progress(value: unknown, path: string): string | undefined {
  const status = object({ status: oneOf("done", "pending") })(value, path);
  if (status !== undefined) return status;
  return ((value as { status: string }).status === "done" ? done : pending)(value, path);
}

/** The value as the answer to a request; user code can reach the guest's JSON, so nothing in it is taken on trust. */
export function asResponse(request: AbiRequest, value: unknown): AbiResponse {
  const problem =
    object({ ok: flag })(value, "") ??
    ((value as { ok: boolean }).ok ? success[request.op](value, "") : failure(value, ""));
  if (problem !== undefined) {
    throw new PluginProblem("plugin", `The plugin's answer to “${request.op}” can't be used: ${problem}.`);
  }
  return value as AbiResponse;
}
