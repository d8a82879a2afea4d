import type { HttpRequest, HttpResponse } from "@agentwright/protocol";
import type { Masker } from "./mask.ts";
import { nextHop } from "./redirect.ts";
import { normalRequest, targetUrl } from "./request.ts";
import { checkSecrets, fetchSecrets, fillSecrets, inert, secretsIn } from "./secrets.ts";
import { decideTarget } from "./target.ts";
import { defaultHttpLimits, type HostOptions, type OutgoingRequest, Refusal } from "./types.ts";

/**
 * Decides on one http effect and does it, redirects included; each hop is decided on anew. Every check that needs no
 * secret comes before the first secret is asked for. The response comes back masked, so a server that echoes a key
 * doesn't hand it to the plugin, and names no secret that a later request would fill in. Throws a `Refusal`, or an error whose message is a sentence.
 */
export async function performHttp(
  request: HttpRequest,
  options: HostOptions,
  masker: Masker,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const limits = { ...defaultHttpLimits, ...options.limits };
  const asked = normalRequest(request, limits);
  const url = targetUrl(asked.url);
  const names = secretsIn(asked);
  let target = allow(url, options);
  checkSecrets(names, url, target.entry, options);
  const { send } = options;
  if (send === undefined)
    throw new Refusal("The network can't be reached from here; run the tool in the editor or on the command line.");
  const values = await fetchSecrets(names, options);
  for (const [name, value] of values) masker.add(name, value);

  let hop: HttpRequest = fillSecrets(asked, values);
  for (let hops = 0; ; hops++) {
    const response = await send(outgoing(hop, target.addressProblem, limits.responseBytes, signal));
    const next = nextHop(hop, response, masker);
    if (next === undefined) return maskResponse(response, masker);
    if (hops >= limits.redirects) throw new Refusal(`The answer redirects more than ${limits.redirects} times.`);
    target = allow(new URL(next.url), options);
    hop = next;
  }
}

function allow(url: URL, options: HostOptions): Extract<ReturnType<typeof decideTarget>, { ok: true }> {
  const decision = decideTarget(url, options.permissions);
  if (!decision.ok) throw new Refusal(decision.reason);
  return decision;
}

function outgoing(
  hop: HttpRequest,
  addressProblem: OutgoingRequest["addressProblem"],
  maxResponseBytes: number,
  signal: AbortSignal,
): OutgoingRequest {
  const url = new URL(hop.url);
  url.hash = "";
  const body = hop.body === undefined ? {} : { body: hop.body };
  return { method: hop.method, url, headers: hop.headers ?? {}, ...body, maxResponseBytes, addressProblem, signal };
}

function maskResponse(response: HttpResponse, masker: Masker): HttpResponse {
  const clean = (text: string): string => inert(masker.mask(text));
  const headers = Object.entries(response.headers).map(([key, value]) => [key, clean(value)] as const);
  return { status: response.status, headers: Object.fromEntries(headers), body: clean(response.body) };
}
