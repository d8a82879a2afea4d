import { readdirSync, readFileSync } from "node:fs";
import type { Json, JsonObject } from "@agentwright/protocol";
import { mismatch } from "./match.ts";

/** One vector of vectors/*.json: requests to a fresh instance, and what their answers must be like. */
export interface Vector {
  readonly file: string;
  readonly name: string;
  readonly steps: readonly { readonly request: JsonObject | string; readonly answer: JsonObject }[];
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
  readonly http?: { readonly method?: string; readonly url: string; readonly body?: string };
  readonly flow?: string;
}

const folder = new URL("../../vectors/", import.meta.url);

/** The plugin of the vectors. */
export function vectorPlugin(): VectorPlugin {
  return JSON.parse(readFileSync(new URL("plugin.json", folder), "utf8")) as VectorPlugin;
}

/** All vectors, in the order of their files. */
export function vectors(): Vector[] {
  const files = readdirSync(folder).filter(name => name.endsWith(".json") && name !== "plugin.json");
  return files.sort().flatMap(file => {
    const list = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Omit<Vector, "file">[];
    return list.map(one => ({ file, ...one }));
  });
}

/** Sends the steps of a vector; `send` takes the text of a request and gives that of the answer. Throws at a mismatch. */
export function runVector(vector: Vector, send: (request: string) => string): void {
  let call: Json = null;
  for (const [index, step] of vector.steps.entries()) {
    const request = typeof step.request === "string" ? step.request : JSON.stringify(withCall(step.request, call));
    const answer = JSON.parse(send(request)) as JsonObject;
    const problem = mismatch(step.answer, answer);
    if (problem) throw new Error(`${vector.file}, "${vector.name}", step ${index + 1}: ${problem}`);
    call = answer.call ?? call;
  }
}

function withCall(request: JsonObject, call: Json): JsonObject {
  return request.call === "$call" ? { ...request, call } : request;
}
