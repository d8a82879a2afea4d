import type { AbiRequest, AbiResponse, JsonObject, PluginError } from "@agentwright/protocol";
import { assemblePlugin } from "../assemble.ts";
import { readKernel } from "../node.ts";
import type { PluginParts } from "../parts.ts";
import { instantiate } from "./instance.ts";
import { testParts } from "./parts.ts";

const kernel = await readKernel();

/** A fresh instance of a plugin made from the parts. */
export function startPlugin(parts: PluginParts): (request: AbiRequest) => AbiResponse {
  const send = instantiate(assemblePlugin(kernel, parts));
  return request => JSON.parse(send(JSON.stringify(request))) as AbiResponse;
}

/** A plugin whose tools are written out; gives a function that calls one and answers with its value or its error. */
export function startTools(tools: Readonly<Record<string, string>>, more: Partial<PluginParts> = {}) {
  const send = startPlugin(testParts(tools, more));
  const answer = (name: string, input: JsonObject = {}): AbiResponse => send({ op: "tool", name, input });
  return {
    send,
    answer,
    value: (name: string, input: JsonObject = {}): unknown => {
      const found = answer(name, input);
      if (!found.ok || !("status" in found) || found.status !== "done") throw new Error(JSON.stringify(found));
      return found.value;
    },
    error: (name: string, input: JsonObject = {}): PluginError => {
      const found = answer(name, input);
      if (found.ok) throw new Error(JSON.stringify(found));
      return found.error;
    },
  };
}
