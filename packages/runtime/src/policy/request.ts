import type { HttpRequest } from "@agentwright/protocol";
import { parseUrl } from "./hosts.ts";
import { isHeaderText, withoutSecrets } from "./secrets.ts";
import { type HttpLimits, Refusal } from "./types.ts";

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Headers that belong to the connection or say who is on the other end; the sender sets them itself. */
const reserved =
  /^(?:host|connection|content-length|transfer-encoding|te|trailer|upgrade|keep-alive|expect|via|proxy-.*|sec-.*)$/;

/** The request with its method in upper case and header names in lower case; throws a `Refusal` if its form is wrong. */
export function normalRequest(request: HttpRequest, limits: HttpLimits): HttpRequest {
  const method = request.method.toUpperCase();
  if (!methods.includes(method)) {
    throw new Refusal(`The method “${request.method}” is not allowed; use one of ${methods.join(", ")}.`);
  }
  if (request.body !== undefined && (method === "GET" || method === "HEAD")) {
    throw new Refusal(`A ${method} request can't have a body.`);
  }
  const size = new TextEncoder().encode(request.body ?? "").length;
  if (size > limits.requestBytes) {
    throw new Refusal(`The request's body has ${size} bytes; at most ${limits.requestBytes} may be sent.`);
  }
  const body = request.body === undefined ? {} : { body: request.body };
  return { method, url: request.url, headers: normalHeaders(request.headers ?? {}), ...body };
}

function normalHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const result = new Map<string, string>();
  for (const [key, value] of Object.entries(headers)) {
    const name = key.toLowerCase();
    if (!/^[!#$%&'*+\-.^_`|~0-9a-z]+$/.test(name)) throw new Refusal(`“${key}” is not a header's name.`);
    if (reserved.test(name)) throw new Refusal(`The header “${key}” is set by the host alone; leave it out.`);
    if (result.has(name)) throw new Refusal(`The header “${key}” is given twice.`);
    if (!isHeaderText(value)) throw new Refusal(`The header “${key}” holds a character that a header can't.`);
    result.set(name, value);
  }
  return Object.fromEntries(result);
}

/**
 * The URL with harmless letters in the place of secrets: what policy decides on. A secret may stand in path and query
 * only, so filling it in can't change where the request goes. Throws a `Refusal`.
 */
export function targetUrl(text: string): URL {
  const authority = /^[a-z][a-z0-9+.-]*:[\\/]*[^\\/?#]*/i.exec(text.replace(/[\t\n\r]/g, ""))?.[0] ?? "";
  if (/\$(?:\{|%7b)/i.test(authority)) {
    throw new Refusal("A secret can't stand in the host of an address; put it into the path, the query or a header.");
  }
  const url = parseUrl(withoutSecrets(text));
  if (url === undefined)
    throw new Refusal(`“${text.slice(0, 200)}” is not a complete address, such as https://example.org/.`);
  return url;
}
