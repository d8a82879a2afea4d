import type { Json, JsonObject } from "./json.ts";

/**
 * ABI 1: what goes through `agent_call(ptr, len) -> ptr<<32|len`, as UTF-8 JSON both ways.
 * A module exports `agent_abi_version`, `agent_alloc`, `agent_free`, `agent_call`, `memory`, and optionally
 * `_initialize`, which is called once before all else. The plugin does no I/O: a tool that awaits `host.*` leaves
 * a pending effect, the host performs it under its policy and answers with `resume`, then asks again with `poll`.
 *
 * The caller frees both the request and the answer with `agent_free`. An answer of 0 means there was no memory even
 * for an error. A trap (or the host's own stack overflow) inside `agent_call` ends all open calls of the instance.
 */
export const abiVersion = 1;

export type AbiRequest =
  /** Name and shape of everything in the plugin. */
  | { readonly op: "describe" }
  /** Evaluates the modules; sets the plugin's clock (ms since the epoch) and the seed of its `Math.random`. */
  | { readonly op: "prepare"; readonly now?: number; readonly seed?: number }
  /** Starts a call of one tool. */
  | {
      readonly op: "tool";
      readonly name: string;
      readonly input: JsonObject;
      readonly now?: number;
      readonly seed?: number;
    }
  /** Where does that call stand? */
  | { readonly op: "poll"; readonly call: number }
  /** Hands in results of effects, in any order; a second answer to one effect is an error. */
  | { readonly op: "resume"; readonly call: number; readonly results: readonly EffectResult[]; readonly now?: number };

/** Something a tool wants done outside. `id` is unique within its call. */
export type Effect = { readonly id: number } & (
  | { readonly kind: "http"; readonly request: HttpRequest }
  | { readonly kind: "llm"; readonly request: JsonObject }
  | { readonly kind: "flow"; readonly request: JsonObject }
);

/** `${secret:NAME}` may stand in url, header values and body; only the host ever sees what it stands for. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type EffectResult =
  | { readonly effect: number; readonly ok: true; readonly value: Json }
  | {
      readonly effect: number;
      readonly ok: false;
      readonly error: { readonly code: string; readonly message: string };
    };

export type AbiResponse =
  | {
      readonly ok: true;
      readonly abi: number;
      readonly agent: JsonObject;
      readonly tools: readonly ToolShape[];
      readonly prompts: readonly PromptShape[];
      readonly resources: readonly ResourceShape[];
    }
  | { readonly ok: true; readonly prepared: true }
  | { readonly ok: true; readonly resumed: true }
  | {
      readonly ok: true;
      readonly status: "done";
      readonly call: number;
      readonly value: Json;
      readonly logs?: readonly PluginLog[];
    }
  /** `effects` are all that wait for an answer, those of earlier answers included; there is at least one. */
  | {
      readonly ok: true;
      readonly status: "pending";
      readonly call: number;
      readonly effects: readonly Effect[];
      readonly logs?: readonly PluginLog[];
    }
  | { readonly ok: false; readonly call?: number; readonly error: PluginError; readonly logs?: readonly PluginLog[] };

/** `console.*` of a tool. */
export interface PluginLog {
  readonly level: "debug" | "info" | "warn" | "error";
  readonly message: string;
}

/** An error inside the plugin. `code` tells the kinds apart; `stack` names module files as the compiler embedded them. */
export interface PluginError {
  readonly code:
    | "bad-request"
    | "unknown-tool"
    | "unknown-call"
    | "syntax"
    | "thrown"
    | "out-of-time"
    | "out-of-memory"
    | "stack-overflow"
    | "not-json"
    | "stuck";
  readonly name?: string;
  readonly message: string;
  readonly stack?: readonly StackPlace[];
}

/** Lines and columns are one-based, as JavaScript engines print them. */
export interface StackPlace {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
  readonly function?: string;
}

/** A tool as seen from outside; `parameters` is a JSON Schema (draft 2020-12) of type object. */
export interface ToolShape {
  readonly name: string;
  readonly description: string;
  readonly parameters: JsonObject;
  readonly returns?: string;
  readonly kind: "code" | "http" | "flow";
}

export interface PromptShape {
  readonly name: string;
  readonly variables: readonly string[];
  readonly content: string;
}

export interface ResourceShape {
  readonly name: string;
  readonly type: "text" | "json" | "binary";
  /** Bytes of the content inside the plugin; absent if it is not embedded. */
  readonly bytes?: number;
}
