import type { Json, JsonObject } from "@agentwright/protocol";

/** Plain data as JSON knows it: members that are undefined are gone. */
export function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

export function asJsonObject(value: object): JsonObject {
  return asJson(value) as JsonObject;
}
