import { formats, urlOf } from "@agentwright/language/agent/check/formats";
import { findRandom, isKeyName } from "@agentwright/language/agent/check/keys";
import type { Draft } from "./draft.ts";
import { text } from "./shapes.ts";

/**
 * An address that a config may hold: complete, without user name, password or keys in its query, and `https` unless it
 * is this machine's. What had to be changed, or why there is none, is noted; `what` names the address.
 */
export function address(draft: Draft, value: unknown, what: string): string | undefined {
  const said = text(value);
  if (said === undefined) return undefined;
  const parts = urlOf(said);
  const url = URL.canParse(said) ? new URL(said) : undefined;
  if (parts === undefined || url === undefined || !formats.url.test(said)) {
    draft.notes.push(`${what} is no http address; it is left out.`);
    return undefined;
  }
  if (/^(www\.)?example\.(com|org|net)$/.test(parts.host)) {
    draft.notes.push(`${what} was a placeholder (${parts.host}); it is left out.`);
    return undefined;
  }
  let changed = false;
  if (dropKeys(url)) {
    draft.notes.push(`${what} held a key or password; it was cut out. Renew it, and send it in a header by its name.`);
    changed = true;
  }
  if (parts.scheme === "http" && !isThisMachine(parts.host)) {
    url.protocol = "https:";
    draft.notes.push(`${what} is now https:// instead of http://; see that the server answers there.`);
    changed = true;
  }
  return changed ? url.href : said;
}

function dropKeys(url: URL): boolean {
  let found = url.username !== "" || url.password !== "";
  url.username = "";
  url.password = "";
  for (const [name, value] of [...url.searchParams]) {
    if (!isKeyName(name) && !/^(?:api_?)?key$|^sig(?:nature)?$/i.test(name) && findRandom(value) === undefined)
      continue;
    url.searchParams.delete(name);
    found = true;
  }
  return found;
}

function isThisMachine(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || host === "[::1]" || /^127(?:\.\d+){3}$/.test(host);
}
