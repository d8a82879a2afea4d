// Everything that a plugin needs once one of its tools is to run: all requests but describe.
import { endCall, leaveCalls, pollCall, resumeCall, startCall } from "agentwright:calls";
import { describeError, describeFailure } from "agentwright:errors";
import { setClock } from "agentwright:kernel";
import { takeLogs } from "agentwright:log";
import { prepareModules } from "agentwright:modules";
import { seedRandom } from "agentwright:random";
import { refuse } from "agentwright:refusal";
import "agentwright:globals";

export { rejected } from "agentwright:rejections";

export const operations = {
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

// What the kernel itself found: out of time, out of memory, or an error that nobody caught.
export function fail(code, error) {
  const call = endCall();
  const told = code === "thrown" ? describeError(error) : describeFailure(code, error ?? call?.outcome);
  return JSON.stringify({ ok: false, call: call?.id, error: told, logs: takeLogs() });
}

function setTime(request) {
  for (const key of ["now", "seed"])
    if (request[key] !== undefined && typeof request[key] !== "number")
      throw refuse("bad-request", `"${key}" must be a number.`);
  if (request.now !== undefined) setClock(request.now);
  if (request.seed !== undefined) seedRandom(request.seed);
}
