import type { HttpRequest, HttpResponse } from "@agentwright/protocol";
import { parseUrl } from "./hosts.ts";
import type { Masker } from "./mask.ts";
import { Refusal } from "./types.ts";

const redirects = [301, 302, 303, 307, 308];

/** A header that speaks for somebody, whether or not a secret was filled in. */
const personal = ["authorization", "cookie"];

/**
 * The request that a redirect asks for, or undefined if the response is none (RFC 9110, 15.4). `sent` holds real
 * secrets. When scheme, host or port change, headers with secrets, `authorization` and `cookie` are dropped; a body or
 * an address with a secret in it stops the redirect with a `Refusal`.
 */
export function nextHop(sent: HttpRequest, response: HttpResponse, masker: Masker): HttpRequest | undefined {
  const location = response.headers.location;
  if (!redirects.includes(response.status) || location === undefined) return undefined;
  const from = new URL(sent.url);
  const to = resolve(location, from);
  if (to.hash === "") to.hash = from.hash;
  const toGet = response.status === 303 ? sent.method !== "HEAD" : response.status < 303 && sent.method === "POST";
  const method = toGet ? "GET" : sent.method;
  let headers = Object.entries(sent.headers ?? {});
  if (toGet) headers = headers.filter(([key]) => !key.startsWith("content-"));
  if (to.origin !== from.origin) {
    headers = headers.filter(([key, value]) => !personal.includes(key) && !masker.holds(value));
    if (masker.holds(to.href)) throw new Refusal(`The answer redirects to “${to.host}” with a secret in the address.`);
    if (!toGet && masker.holds(sent.body ?? "")) {
      throw new Refusal(`The answer redirects to “${to.host}”, and the body holds a secret; it was not sent there.`);
    }
  }
  const body = toGet || sent.body === undefined ? {} : { body: sent.body };
  return { method, url: to.href, headers: Object.fromEntries(headers), ...body };
}

function resolve(location: string, from: URL): URL {
  const absolute = parseUrl(location);
  if (absolute !== undefined) return absolute;
  try {
    return new URL(location, from);
  } catch {
    throw new Refusal("The answer redirects to something that is not an address.");
  }
}
