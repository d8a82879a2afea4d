import { isMap, mapsIn, valueAt } from "./data.ts";
import { type Asked, kinds, type Offer, written } from "./item.ts";
import { yamlText } from "./skeleton.ts";

/** The hosts that this config calls and has not allowed yet. */
export function offerHosts(asked: Asked): Offer[] {
  const { document, place } = asked;
  const tools = mapsIn(valueAt(document, ["tools"])).map(({ http }) => (isMap(http) ? http.url : undefined));
  const servers = mapsIn(valueAt(document, ["mcpServers"])).map(({ url }) => url);
  const hosts = [...tools, ...servers, valueAt(document, ["model", "endpoint"])].map(hostOf);
  return [...new Set(hosts)]
    .filter(host => host !== undefined && !place.used.has(host))
    .map(host => String(host))
    .map(host => ({
      label: host,
      kind: kinds.value,
      text: written(asked, host, yamlText),
      detail: "called by this agent",
      rank: 1,
    }));
}

/** The host of a literal URL. */
function hostOf(url: unknown): string | undefined {
  if (typeof url !== "string") return undefined;
  const host = /^https?:\/\/([^/:?#{}$]+)(?:[/:?#]|$)/i.exec(url)?.[1];
  return host?.toLowerCase();
}
