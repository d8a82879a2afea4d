import { readFileSync } from "node:fs";
import type { JsonObject } from "@agentwright/protocol";
import { expect, inject, test } from "vitest";
import { runVector, titleOf, vectors } from "../../packages/kernel/src/testing/vectors.ts";
import { openInstances } from "./instance.ts";

const { wasm, goWasm = "" } = inject("built");
const both = [openInstances(readFileSync(wasm)), openInstances(readFileSync(goWasm))] as const;

/** An answer without what belongs to one language: the name of its error's type, its words for a mistake, its stack. */
function withoutLanguage(answer: JsonObject): JsonObject {
  const { error, ...rest } = answer;
  return error === undefined ? rest : { ...rest, code: (error as JsonObject).code ?? null };
}

/** Calls are numbered on by the kernel when it starts afresh, and from 1 again in an instance that replaces another. */
function isAfresh(title: string): boolean {
  return title.startsWith("recovery: ");
}

for (const vector of vectors("go-wasm")) {
  test(`TypeScript and Go give the same answers: ${titleOf(vector)}`, async () => {
    const [one, other] = await Promise.all(
      both.map(async instances => {
        instances.fresh();
        const answers = (await runVector(vector, request => instances.send(request))).map(withoutLanguage);
        return isAfresh(titleOf(vector)) ? answers.map(answer => ({ ...answer, call: 0 })) : answers;
      }),
    );
    expect(other).toEqual(one);
  });
}
