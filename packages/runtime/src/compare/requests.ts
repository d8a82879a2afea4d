import type { JsonObject } from "@agentwright/protocol";
import type { Change } from "./types.ts";

/** What the `http` tools of a config ask: a method and where to. The manifest tells the hosts alone. */
export function requestChanges(before: JsonObject, after: JsonObject): Change[] {
  const [old, now] = [requestsOf(before), requestsOf(after)];
  return [
    ...[...now].filter(each => !old.has(each)).map(each => change("wider", `a tool sends ${each}`)),
    ...[...old].filter(each => !now.has(each)).map(each => change("narrower", `no tool sends ${each} any more`)),
  ];
}

/** `POST https://api.example.org`: without the path, which placeholders make another each time. */
function requestsOf({ tools }: JsonObject): Set<string> {
  const found = new Set<string>();
  for (const tool of Array.isArray(tools) ? tools : []) {
    const http = (tool as { http?: { method?: unknown; url?: unknown } } | null)?.http;
    if (typeof http?.url !== "string") continue;
    const method = typeof http.method === "string" ? http.method.toUpperCase() : "GET";
    found.add(`${method} ${/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(http.url)?.[0] ?? http.url}`);
  }
  return found;
}

function change(effect: Change["effect"], text: string): Change {
  return { topic: "methods", effect, text };
}
