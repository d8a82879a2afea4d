import { readFile } from "node:fs/promises";
import { afterEach, expect, test } from "vitest";
import { makeProject, type Project } from "../../../testing/project.ts";
import { collectEvaluation } from "./collect.ts";
import type { RecordedFlow } from "./recorder.ts";
import { runEvaluation } from "./run.ts";

let project: Project;
afterEach(() => project.remove());

/** Time enough for a busy machine; the disasters below get the real limit. */
const patient = { timeMs: 10_000, memoryMb: 64 };

async function evaluate(
  files: Readonly<Record<string, string>>,
  limits: Parameters<typeof runEvaluation>[1] = patient,
) {
  project = await makeProject(files);
  const [first = ""] = Object.keys(files);
  const task = await collectEvaluation(`${project.root}/${first}`, {
    root: project.root,
    read: path => readFile(path, "utf8").catch(() => undefined),
    isPgflow: specifier => specifier.includes("@pgflow/dsl"),
  });
  const { flows, output } = await runEvaluation(task, limits);
  return { flows: JSON.parse(flows) as Record<string, RecordedFlow>, output };
}

const head = `import { Flow } from "npm:@pgflow/dsl@0.14.1";\n`;

test("loops, factories and local imports become flows, in order and under their exported names", async () => {
  const { flows, output } = await evaluate({
    "flows/many.ts": `${head}
import { names, type Kind } from "./names.ts";
import more from "./more.json" with { type: "json" };
import { createClient } from "npm:@supabase/supabase-js";
import * as z from "zod";
const client = createClient(Deno.env.get("URL")!, "key");
export const schema = z.object({ a: z.string() });
let flow = new Flow<{ url: string }>({ slug: "many", maxAttempts: more.attempts, timeout: undefined });
for (const [index, slug] of names.entries()) {
  flow = flow.step({ slug, startDelay: index, ...(index > 0 && { dependsOn: [names[index - 1]] }) }, async () => fetch("x"));
}
flow.step({ slug: "lost" }, () => 1);
console.log("made", flow.stepOrder.length as number);
export default flow.map({ slug: "each", array: names[0], if: { a: 1, b: undefined }, whenUnmet: "skip" }, (x: Kind) => x);
export function make(slug: string) { return new Flow({ slug }); }
export const made = make("made");
`,
    "flows/names.ts": `export type Kind = "a" | "b";\nexport const names = ["a", "b", "c"] as const;\nexport * from "../shared.ts";`,
    "flows/more.json": `{ "attempts": 7 }`,
    "shared.ts": "export const shared = 1;",
  });
  expect(output).toBe("made 3\n");
  expect(Object.keys(flows)).toEqual(["default", "made"]);
  expect(flows.default).toEqual({
    slug: "many",
    options: { maxAttempts: 7 },
    stepQueues: false,
    steps: [
      { slug: "a", stepType: "single", dependencies: [], options: { startDelay: 0 } },
      { slug: "b", stepType: "single", dependencies: ["a"], options: { startDelay: 1 } },
      { slug: "c", stepType: "single", dependencies: ["b"], options: { startDelay: 2 } },
      {
        slug: "each",
        stepType: "map",
        dependencies: ["a"],
        options: {},
        requiredInputPattern: { a: 1 },
        whenUnmet: "skip",
      },
    ],
  });
});

test("a namespace, step queues, and what JSON can't hold", async () => {
  const { flows } = await evaluate({
    "a.ts": `import * as dsl from "@pgflow/dsl";
export const f = dsl.withStepQueues(new dsl.Flow({ slug: "f", timeout: NaN, retries: 3 }).step({ slug: "s", dependsOn: "x", maxAttempts: () => 1 }, () => 1));`,
  });
  expect(flows.f).toEqual({
    slug: "f",
    stepQueues: true,
    options: { timeout: "NaN", retries: 3 },
    steps: [{ slug: "s", stepType: "single", dependencies: "x", options: { maxAttempts: "a function" } }],
  });
});

test.each([
  ["an endless loop", "for (;;) {}", "The file ran for more than 1 second, so it was stopped."],
  ["waiting for ever", "await new Promise(() => {});", "The file ran for more than 1 second, so it was stopped."],
  ["endless promises", "for (;;) await null;", "The file ran for more than 1 second, so it was stopped."],
])("%s ends after its time with one sentence", async (_, code, message) => {
  await expect(evaluate({ "a.ts": head + code }, { timeMs: 1000, memoryMb: 64 })).rejects.toMatchObject({
    code: "evaluate",
    message,
  });
});

test.each([
  ["a bomb in the heap", "const all: unknown[] = []; for (;;) all.push(new Array(100_000).fill({}));"],
  ["a bomb of buffers", "const all: unknown[] = []; for (;;) all.push(new Uint8Array(8_000_000).fill(1));"],
])("%s ends with one sentence", async (_, code) => {
  await expect(evaluate({ "a.ts": head + code })).rejects.toMatchObject({
    message: "The file took more than 64 MB of memory, so it was stopped.",
  });
});

test.each([
  ["throws", `throw new TypeError("no way");`, "The file failed when it was run: TypeError: no way (a.ts:2)."],
  ["throws nothing", "throw undefined;", "The file failed when it was run: undefined."],
  [
    "leans on a package",
    "import { name } from 'x'; export const f = new Flow({ slug: `${name}` });",
    "The file failed when it was run: The flow depends on a value of 'x', which is not loaded when a flow is evaluated (a.ts:2).",
  ],
  [
    "has a step twice",
    `new Flow({ slug: "f" }).step({ slug: "a" }, () => 1).step({ slug: "a" }, () => 1);`,
    `The file failed when it was run: Step "a" already exists in flow "f" (a.ts:2).`,
  ],
  [
    "evaluates text",
    `new Function("return 1")();`,
    "The file failed when it was run: EvalError: Code generation from strings disallowed for this context (a.ts:2).",
  ],
  ["does not parse", "const = 1;", /^a\.ts does not parse: .* \(line 2\)\.$/],
  ["misses a file", `import "./gone.ts";`, "No file is found for './gone.ts', which a.ts imports."],
])("a file that %s is told in one sentence", async (_, code, message) => {
  await expect(evaluate({ "a.ts": head + code })).rejects.toMatchObject({
    code: "evaluate",
    message: typeof message === "string" ? message : expect.stringMatching(message),
  });
});

test("it reaches no file, process, environment or process of ours, even out of its context", async () => {
  process.env.AGENTWRIGHT_TEST_SECRET = "s3cret-value";
  const { output } = await evaluate({
    "a.ts": `${head}
const out = (name: string, work: () => unknown) => { try { console.log(name, String(work())); } catch (error) { console.log(name, "refused", String((error as { code?: string }).code ?? error)); } };
const escape = () => (console.log as unknown as { constructor: { constructor(code: string): () => never } }).constructor.constructor("return process")();
out("escape", escape);
out("process", () => Object.keys(process.env).length);
out("require", () => require("node:fs"));
`,
  });
  delete process.env.AGENTWRIGHT_TEST_SECRET;
  expect(output).not.toContain("s3cret-value");
  expect(output).toMatch(/escape refused EvalError/);
  expect(output).toContain("process 0");
  expect(output).toContain("require refused ReferenceError");
});
