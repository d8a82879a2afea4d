import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
import type { HttpResponse } from "@agentwright/protocol";
import { type HttpSender, type OutgoingRequest, Refusal } from "../policy/types.ts";
import { readBody } from "./body.ts";
import { checkedLookup, type Resolver, systemResolver } from "./lookup.ts";

/** What a sender can be told; for tests and for networks of their own. */
export interface SenderOptions {
  readonly resolve?: Resolver;
  /** Certificates (PEM) of authorities that are trusted beside the system's. */
  readonly ca?: string | readonly string[];
}

/**
 * Sends over `node:http` and `node:https` rather than `fetch`, as only these let the checked address be the one that
 * is connected to. Each request has its own connection and follows no redirect. Proxies are not used.
 */
export function nodeSender(options: SenderOptions = {}): HttpSender {
  return async outgoing => {
    const response = await open(outgoing, options);
    try {
      const body = await readBody(response, outgoing.maxResponseBytes);
      return { status: response.statusCode ?? 0, headers: headersOf(response), body } satisfies HttpResponse;
    } catch (error) {
      throw plain(error, outgoing);
    } finally {
      response.destroy();
    }
  };
}

function open(outgoing: OutgoingRequest, options: SenderOptions): Promise<IncomingMessage> {
  const { url, method, body, signal } = outgoing;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const problemOf = (address: string): string | undefined => outgoing.addressProblem(address);
  // A socket asks for no lookup if the host is an address already.
  const problem = isIP(host) === 0 ? undefined : problemOf(host);
  if (problem !== undefined) return Promise.reject(new Refusal(problem));
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const request = send(url, {
      method,
      agent: false,
      signal,
      lookup: checkedLookup(options.resolve ?? systemResolver, problemOf),
      headers: { "user-agent": "agentwright", "accept-encoding": "identity", ...outgoing.headers, ...length },
      ...(options.ca === undefined ? {} : { ca: [...[options.ca].flat()] }),
    });
    request.on("response", resolve);
    request.on("error", error => reject(plain(error, outgoing)));
    request.end(body);
  });
}

function headersOf(response: IncomingMessage): Record<string, string> {
  const entries = Object.entries(response.headers).map(([key, value]) => {
    return [key, Array.isArray(value) ? value.join(", ") : (value ?? "")] as const;
  });
  return Object.fromEntries(entries);
}

const causes: Readonly<Record<string, string>> = {
  ECONNREFUSED: "refused the connection",
  ECONNRESET: "broke off the connection",
  ETIMEDOUT: "did not answer in time",
  EHOSTUNREACH: "can't be reached",
  ENETUNREACH: "can't be reached",
  EPIPE: "broke off the connection",
};

/** A network error as a sentence; what is one already, and an abort's own reason, stay. */
function plain(error: unknown, { url, signal }: OutgoingRequest): unknown {
  if (signal.aborted) return signal.reason;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const cause = causes[code];
  if (cause !== undefined) return new Error(`“${url.host}” ${cause}.`);
  if (/CERT|TLS|SSL|SIGNATURE/.test(code))
    return new Error(`The certificate of “${url.host}” is not trusted (${code}).`);
  return error;
}
