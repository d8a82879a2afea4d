import { readdirSync, readFileSync } from "node:fs";
import type { Json, JsonObject, Target } from "@agentwright/protocol";
import { expand } from "./expand.ts";
import { mismatch } from "./match.ts";

/** One vector of vectors/*.json: requests to a fresh instance, and what their answers must be like. */
export interface Vector {
  readonly file: string;
  readonly name: string;
  /** Targets that it says nothing about, each with the reason. */
  readonly except?: Readonly<Partial<Record<Target, string>>>;
  readonly steps: readonly VectorStep[];
}

export interface VectorStep {
  readonly request: JsonObject | string;
  readonly answer: JsonObject;
  /** A name for the call in the answer, so that later steps can say which one they mean. */
  readonly as?: string;
}

/** vectors/plugin.json: the plugin that all vectors are about. */
export interface VectorPlugin {
  readonly tools: Readonly<Record<string, VectorTool>>;
  readonly prompts: readonly {
    readonly name: string;
    readonly variables: readonly string[];
    readonly content: string;
  }[];
  readonly resources: readonly {
    readonly name: string;
    readonly type: "text" | "json" | "binary";
    readonly content: string;
  }[];
}

export interface VectorTool {
  readonly about: string;
  readonly code?: string;
  /** The same in Go: the body of `func(host *agent.Host, input agent.Input) (any, error)`. */
  readonly go?: string;
  /** What that body needs beside it, as Go declarations. */
  readonly goDeclares?: string;
  readonly http?: {
    readonly method?: string;
    readonly url: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  readonly flow?: string;
}

/** A fresh instance of the plugin: takes the bytes of a request and gives the text of its answer. */
export type Send = (request: Uint8Array) => string | Promise<string>;

const folder = new URL("../../vectors/", import.meta.url);
const encoder = new TextEncoder();

/** The plugin of the vectors. */
export function vectorPlugin(): VectorPlugin {
  return JSON.parse(readFileSync(new URL("plugin.json", folder), "utf8")) as VectorPlugin;
}

/** All vectors, or those that say something about a target, in the order of their files. */
export function vectors(target?: Target): Vector[] {
  const files = readdirSync(folder).filter(name => name.endsWith(".json") && name !== "plugin.json");
  const all = files.sort().flatMap(file => {
    const list = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Omit<Vector, "file">[];
    return list.map(one => ({ file, ...one }));
  });
  return all.filter(one => target === undefined || one.except?.[target] === undefined);
}

/** A vector as the title of a test. */
export function titleOf(vector: Vector): string {
  return `${vector.file.replace(".json", "")}: ${vector.name}`;
}

/** Sends the steps of a vector, and gives the answers. Throws at a mismatch. */
export async function runVector(vector: Vector, send: Send): Promise<JsonObject[]> {
  const calls = new Map<string, Json>();
  const answers: JsonObject[] = [];
  for (const [index, step] of vector.steps.entries()) {
    const answer = JSON.parse(await send(requestBytes(step.request, calls))) as JsonObject;
    const problem = mismatch(expand(step.answer), answer);
    if (problem) throw new Error(`${vector.file}, "${vector.name}", step ${index + 1}: ${problem}`);
    if (answer.call !== undefined) calls.set("", answer.call).set(step.as ?? "", answer.call);
    answers.push(answer);
  }
  return answers;
}

/** What is sent: JSON, a text as it is, or bytes. */
function requestBytes(request: JsonObject | string, calls: ReadonlyMap<string, Json>): Uint8Array {
  const whole = typeof request === "string" ? request : expand(withCall(request, calls));
  if (typeof whole === "string") return encoder.encode(whole);
  const bytes = (whole as JsonObject).$bytes;
  return typeof bytes === "string" ? Buffer.from(bytes, "hex") : encoder.encode(JSON.stringify(whole));
}

function withCall(request: JsonObject, calls: ReadonlyMap<string, Json>): JsonObject {
  const { call } = request;
  if (call === "$call") return { ...request, call: calls.get("") ?? null };
  const name = typeof call === "object" ? (call as JsonObject | null)?.$call : undefined;
  return typeof name === "string" ? { ...request, call: calls.get(name) ?? null } : request;
}
