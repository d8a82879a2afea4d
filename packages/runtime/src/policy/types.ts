import type { HttpResponse, Json, JsonObject, Permissions } from "@agentwright/protocol";

/** Thrown by an effect's performer to say that policy forbids it; the message is the sentence for the tool. */
export class Refusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = "Refusal";
  }
}

/** One hop of one request, allowed and with its secrets in place. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** A longer body is an error, never cut off in silence. */
  readonly maxResponseBytes: number;
  /** Why an address that the host name resolved to must not be connected to; undefined: it may. */
  addressProblem(address: string): string | undefined;
  readonly signal: AbortSignal;
}

/**
 * Sends one request and follows no redirect. A sender that can resolve names must ask `addressProblem` about each
 * address and connect to one that passed; it throws `Refusal` otherwise. Header names come back in lower case.
 */
export type HttpSender = (request: OutgoingRequest) => Promise<HttpResponse>;

/** Performs `llm` or `flow` effects; throws `Refusal` or an error whose message is a sentence. */
export type EffectHandler = (request: JsonObject, signal: AbortSignal) => Promise<Json>;

/** Bounds of one http effect. */
export interface HttpLimits {
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly redirects: number;
}

export const defaultHttpLimits: HttpLimits = {
  requestBytes: 1024 * 1024,
  responseBytes: 4 * 1024 * 1024,
  redirects: 5,
};

export interface HostOptions {
  readonly permissions: Permissions;
  /** Names that the manifest lists; no other is ever filled in. */
  readonly secretNames?: readonly string[];
  /** Provider -> name of the secret that is its key; such a key may go to that provider's own host. */
  readonly apiKeys?: Readonly<Record<string, string>>;
  /** A secret's value, asked for at the moment it is sent; undefined: not set. */
  secret?(name: string): Promise<string | undefined> | string | undefined;
  /** Absent: this place can't reach the network, http effects are refused. */
  readonly send?: HttpSender;
  readonly llm?: EffectHandler;
  readonly flow?: EffectHandler;
  readonly limits?: Partial<HttpLimits>;
}
