// `host`, the second argument of a tool and a global: all that a tool can reach outside itself.
import { activeCall } from "agentwright:calls";
import config from "agentwright:config.json";
import { askFor } from "agentwright:effects";
import { httpRequest, httpResponse } from "agentwright:http";
import { resourceBytes, resourceText } from "agentwright:kernel";

export function makeHost(call) {
  return Object.freeze({
    http: async (target, options) => askFor(call, "http", httpRequest(target, options), httpResponse),
    llm: async request => askFor(call, "llm", llmRequest(request), same),
    flow: async (slug, input) => askFor(call, "flow", flowRequest(slug, input), same),
    resource,
  });
}

// The same for code that was not handed a host: helpers, callbacks.
export const globalHost = Object.freeze({
  http: async (...given) => ambient("http").http(...given),
  llm: async (...given) => ambient("llm").llm(...given),
  flow: async (...given) => ambient("flow").flow(...given),
  resource,
});

function ambient(name) {
  const call = activeCall();
  if (!call) throw new Error(`host.${name} can only be used while a tool runs, not while its module loads.`);
  return makeHost(call);
}

const same = value => value;

// Text as it is, JSON parsed anew each time, binary as Uint8Array.
function resource(name) {
  const type = Object.hasOwn(config.types, name) ? config.types[name] : undefined;
  if (!type) throw new Error(`There is no embedded resource "${name}" in this plugin.`);
  if (type === "binary") return resourceBytes(name);
  const text = resourceText(name);
  return type === "json" ? JSON.parse(text) : text;
}

function llmRequest(request) {
  if (typeof request === "string") return { prompt: request };
  if (typeof request === "object" && request !== null) return request;
  throw new TypeError("host.llm needs a prompt or an object.");
}

function flowRequest(slug, input) {
  if (typeof slug !== "string" || slug === "") throw new TypeError("host.flow needs the slug of a flow.");
  return { flow: slug, input: input ?? {} };
}
