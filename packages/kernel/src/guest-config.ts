import type { Json, JsonObject } from "@agentwright/protocol";
import { inlineStart } from "./inline.ts";
import type { PluginParts, PluginTool } from "./parts.ts";

/** What the guest runtime reads as `agentwright:config.json`: the answer to `describe`, and how tools are answered. */
export function guestConfig(parts: PluginParts): JsonObject {
  const { abi, agent, tools, prompts, resources } = parts.manifest;
  const ways = Object.fromEntries(parts.tools.map(tool => [tool.name, way(tool)]));
  const inline = parts.modules.filter(one => one.source.startsWith(inlineStart)).map(one => one.name);
  const types = Object.fromEntries(parts.resources.map(one => [one.name, one.type]));
  const plain = { describe: { abi, agent, tools, prompts, resources }, ways, inline: inline.sort(), types };
  return plain as unknown as JsonObject;
}

function way(tool: PluginTool): Json {
  const { name: _, ...rest } = tool;
  return rest as Json;
}
