// The three functions that the kernel calls, in this order: begin, then all jobs, then finish; or fail.
import { endCall, leaveCalls, pollCall, resumeCall, startCall } from "agentwright:calls";
import config from "agentwright:config.json";
import { describeError, describeFailure } from "agentwright:errors";
import { setClock } from "agentwright:kernel";
import { takeLogs } from "agentwright:log";
import { prepareModules } from "agentwright:modules";
import { seedRandom } from "agentwright:random";
import { refuse } from "agentwright:refusal";
import "agentwright:globals";

export { rejected } from "agentwright:rejections";

const { parse } = JSON;

const operations = {
  describe: () => () => JSON.stringify({ ok: true, ...config.describe }),
  prepare: request => {
    leaveCalls();
    setTime(request);
    return prepareModules();
  },
  tool: request => {
    setTime(request);
    return startCall(request);
  },
  poll: pollCall,
  resume: request => {
    const answer = resumeCall(request);
    setTime(request);
    return answer;
  },
};

let answer;

export function begin(text) {
  answer = undefined;
  try {
    const request = readRequest(text);
    answer = operations[request.op](request);
  } catch (error) {
    if (error?.refusal === undefined) throw error;
    answer = () => JSON.stringify({ ok: false, error: { code: error.refusal, message: error.message } });
  }
}

export function finish() {
  return answer();
}

// What the kernel itself found: out of time, out of memory, or an error that nobody caught.
export function fail(code, error) {
  const call = endCall();
  const told = code === "thrown" ? describeError(error) : describeFailure(code, error ?? call?.outcome);
  return JSON.stringify({ ok: false, call: call?.id, error: told, logs: takeLogs() });
}

function readRequest(text) {
  let request;
  try {
    request = parse(text);
  } catch (error) {
    throw refuse("bad-request", `The request is not JSON: ${error.message}.`);
  }
  if (typeof request !== "object" || request === null || !Object.hasOwn(operations, request.op))
    throw refuse("bad-request", `The request names no operation of ABI ${config.describe.abi}.`);
  return request;
}

function setTime(request) {
  for (const key of ["now", "seed"])
    if (request[key] !== undefined && typeof request[key] !== "number")
      throw refuse("bad-request", `"${key}" must be a number.`);
  if (request.now !== undefined) setClock(request.now);
  if (request.seed !== undefined) seedRandom(request.seed);
}
