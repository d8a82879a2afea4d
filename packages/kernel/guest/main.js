// The functions that the kernel calls, in this order: begin, then all jobs, then finish; or fail. To describe itself a
// plugin needs little; the rest is compiled at the first request of another kind, before any code of a tool is loaded.
import config from "agentwright:config.json";
import { load } from "agentwright:kernel";
import { refuse } from "agentwright:refusal";

const { parse } = JSON;
const others = ["prepare", "tool", "poll", "resume"];

let work;

function working() {
  work ??= load("agentwright:work");
  return work;
}

let answer;

export function begin(text) {
  answer = undefined;
  try {
    const request = readRequest(text);
    answer =
      request.op === "describe"
        ? () => JSON.stringify({ ok: true, ...config.describe })
        : working().operations[request.op](request);
  } catch (error) {
    if (error?.refusal === undefined) throw error;
    answer = () => JSON.stringify({ ok: false, error: { code: error.refusal, message: error.message } });
  }
}

export function finish() {
  return answer();
}

export function fail(code, error) {
  return working().fail(code, error);
}

export function rejected(promise, reason, handled) {
  work?.rejected(promise, reason, handled);
}

function readRequest(text) {
  let request;
  try {
    request = parse(text);
  } catch (error) {
    throw refuse("bad-request", `The request is not JSON: ${error.message}.`);
  }
  if (typeof request !== "object" || request === null || !(request.op === "describe" || others.includes(request.op)))
    throw refuse("bad-request", `The request names no operation of ABI ${config.describe.abi}.`);
  return request;
}
