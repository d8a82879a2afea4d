import { describe, expect, test } from "vitest";
import { openFlow } from "../document.ts";
import type { FlowModel, Static } from "../model.ts";
import { isOddValue } from "../odd.ts";
import { type FlowModule, noFlowsKnown } from "../outside.ts";
import { readFlows } from "./read.ts";

const head = 'import { Flow } from "@pgflow/dsl";\n';

/** The flows of a text; `files`: what stands beside it. */
function read(text: string, files: Readonly<Record<string, string>> = {}, name = "a.ts") {
  const modules = {
    ...noFlowsKnown,
    module: (specifier: string): FlowModule | undefined | "unknown" => {
      if (!specifier.startsWith(".")) return "unknown";
      const path = specifier.replace(/^\.\//, "");
      const found = files[path];
      return found === undefined ? undefined : { path, text: found };
    },
  };
  return readFlows(openFlow(text, name), modules);
}

const flows = (text: string, files = {}) => read(head + text, files).flows;

/** A flow in short: its slug, steps with dependencies, and why more is not known. */
function short(flow: FlowModel | undefined) {
  return {
    name: flow?.name,
    slug: flow && said(flow.slug),
    steps: flow?.steps.map(({ method, slug, dependencies }) => {
      const on = dependencies.known ? dependencies.value.map(one => said(one.slug)).join(",") : `?${dependencies.why}`;
      return `${method} ${said(slug)}${on === "" ? "" : ` <- ${on}`}`;
    }),
    unknown: flow?.unknown.map(({ why }) => why),
  };
}

function said(value: Static<unknown>): string {
  if (!value.known) return `?${value.why}`;
  return isOddValue(value.value) ? `!${value.value.odd}` : String(value.value);
}

/** What an option's value is read as, or why it is not. */
function option(value: string, before = "", files = {}) {
  const [flow] = flows(
    `${before}\nexport const f = new Flow({ slug: "f" }).step({ slug: "a", if: ${value} }, () => 1);`,
    files,
  );
  const found = flow?.steps[0]?.options.find(({ name }) => name === "if")?.value;
  if (!found) return "nothing";
  if (!found.known) return `?${found.why}`;
  return isOddValue(found.value) ? `!${found.value.odd}` : found.value;
}

describe("values", () => {
  test.each([
    ["5", 5],
    ["-2 * (3 + 4)", -14],
    ["1_000", 1000],
    ["2 ** 10 % 1000", 24],
    ["'a' + \"b\" + `c${1}`", "abc1"],
    ["!true", false],
    ["true ? 'yes' : 'no'", "yes"],
    ["null ?? 3", 3],
    ["{ a: [1, { b: null }], 'c-d': false } as const", { a: [1, { b: null }], "c-d": false }],
    ["[...[1, 2], 3]", [1, 2, 3]],
    ["{ ...{ a: 1, b: 2 }, b: 3 }", { a: 1, b: 3 }],
    ["{ [`k${1}`]: 1 }", { k1: 1 }],
    ["<const>('x')!", "x"],
    ["'abc'.length", 3],
    ["[5, 6][1]", 6],
    ["({ a: { b: 7 } }).a['b']", 7],
    ["Number.MAX_SAFE_INTEGER", Number.MAX_SAFE_INTEGER],
    ["NaN", "!NaN"],
    ["-Infinity", "!-Infinity"],
    ["10n", "!a bigint"],
    ["/x/", "!a regular expression"],
    ["new Date()", "!a Date"],
    ["{ at: [new Map()] }", "!an object with a Map"],
    ["() => 1", "!a function"],
    ["undefined", undefined],
    ["{ a: undefined, b: 1 }", { b: 1 }],
    ["[undefined]", [null]],
  ])("%s", (text, value) => {
    expect(option(text)).toEqual(value);
  });

  test.each([
    ["Deno.env.get('X')", "?a variable of the environment"],
    ["process.env.X", "?a variable of the environment"],
    ["import.meta.env.X", "?a variable of the environment"],
    ["Math.random()", "?the result of `Math.random(…)`"],
    ["missing", "?`missing`, which is declared nowhere in this file"],
    ["Date.now() > 5 ? 1 : 2", "?a choice between two values"],
    ["await load()", "?a value that is waited for"],
    ["{ get a() { return 1 } }", "?a value that a getter gives"],
    ["{ ...missing, a: 1 }", "?`missing`, which is declared nowhere in this file"],
    ["n", "?a variable that is assigned again"],
  ])("%s is not guessed", (text, why) => {
    expect(option(text, "let n = 1; n++;")).toBe(why);
  });

  test.each([
    ["a", "const a = b; const b = { c: 1 };", { c: 1 }],
    ["a", "let a = 1;", 1],
    ["a", "let a = 1; a = 2;", "?a variable that is assigned again"],
    ["a", "const a = [1]; a.push(2);", "?a value that is changed after it was made"],
    ["a", "const a = { b: 1 }; a.b = 2;", "?a value that is changed after it was made"],
    ["a", "const a = {}; Object.assign(a, { b: 1 });", "?a value that is changed after it was made"],
    ["a", "const a: any = {}; a.self = a;", "!an object that holds itself"],
    ["a", "const a = a;", "?a value behind too many others"],
    ["a", "const { a } = { a: 3 };", 3],
    ["b", "const { a: { b = 4 } } = { a: { b: 3 } };", 3],
    ["c", "const [, c] = [1, 2];", 2],
    ["E.B", "enum E { A = 4, B }", 5],
    ["E.A", "enum E { A = 'x' }", "x"],
    ["S.x", "namespace S { export const x = 1; }", 1],
    ["a.b", "const a = Object.freeze({ b: [1] } as const);", [1]],
    ["a", "function a() {}", "!a function"],
  ])("%s after %s", (text, before, value) => {
    expect(option(text, before)).toEqual(value);
  });

  test("values of imported files, with the place in both files", () => {
    const files = {
      "slugs.ts":
        'export const fetch = "fetchPage";\nexport { trim as cut } from "./more.ts";\nexport default { timeout: 30 };',
      "more.ts": 'const trim = "trimPage";\nexport { trim };\nexport enum E { A = 2 }\nexport const list = ["a", "b"];',
    };
    const text = `import { fetch as f, cut } from "./slugs.ts";
import * as more from "./more.ts";
import defaults from "./slugs.ts";
import { z } from "zod";
import { gone } from "./gone.ts";
export const x = new Flow({ slug: f, ...defaults }).step({ slug: cut, dependsOn: more.list, maxAttempts: more.E.A }, () => 1)
  .step({ slug: z }, () => 1).step({ slug: gone }, () => 1).step({ slug: more.missing }, () => 1);`;
    const [flow] = flows(text, files);
    expect(short(flow).steps).toEqual([
      "step trimPage <- a,b",
      "step ?a value of `zod`, which is not read",
      "step ?a value of `./gone.ts`, which can't be found",
      "step ?`missing`, which `./more.ts` does not export",
    ]);
    const all = head + text;
    const { slug, options } = flow ?? {};
    expect(all.slice(slug?.span.start, slug?.span.end)).toBe("f");
    expect(slug?.known && slug.source).toEqual({ start: 21, end: 32, file: "slugs.ts" });
    expect(options?.[0]).toMatchObject({ name: "timeout", nameSpan: { file: "slugs.ts" }, value: { value: 30 } });
    expect(all.slice(options?.[0]?.value.span.start, options?.[0]?.value.span.end)).toBe("defaults");
  });
});

describe("chains", () => {
  test.each([
    ["bare", 'import { Flow } from "@pgflow/dsl";', "Flow"],
    ["renamed", 'import { Flow as F } from "npm:@pgflow/dsl@0.8.1";', "F"],
    ["jsr", 'import { Flow } from "jsr:@pgflow/dsl@^0.17";', "Flow"],
    ["an address", 'import { Flow } from "https://esm.example/@pgflow/dsl@0.17.0";', "Flow"],
    ["a part", 'import { Flow } from "@pgflow/dsl/supabase";', "Flow"],
    ["a namespace", 'import * as pg from "@pgflow/dsl";', "pg.Flow"],
    ["required", 'const { Flow: R } = require("@pgflow/dsl");', "R"],
    ["imported late", 'const { Flow } = await import("npm:@pgflow/dsl");', "Flow"],
    ["passed on", 'import { Flow } from "./deps.ts";', "Flow"],
    ["half typed", 'import { Flow from "@pgflow/dsl";', "Flow"],
  ])("Flow from %s", (_, imported, name) => {
    const files = { "deps.ts": 'export { Flow } from "npm:@pgflow/dsl@0.17.0";' };
    const { flows: found } = read(`${imported}\nexport const f = new ${name}({ slug: "f" });`, files);
    expect(found.map(flow => said(flow.slug))).toEqual(["f"]);
  });

  test("an import map's word is pgflow too", () => {
    const document = openFlow('import { Flow } from "flows";\nnew Flow({ slug: "f" });', "a.ts");
    expect(readFlows(document).flows).toEqual([]);
    const file = readFlows(document, { ...noFlowsKnown, aliases: () => ["flows"] });
    expect(file.flows).toHaveLength(1);
    expect(file.imports.map(({ specifier }) => specifier)).toEqual(["flows"]);
  });

  test("a chain over several variables is one flow, with the name of the last", () => {
    const found = flows(`const a = new Flow({ slug: "f" }).step({ slug: "x" }, () => 1);
const alias = a;
const b = (alias as typeof a)!.array({ slug: "y", dependsOn: ["x"] }, () => []);
export default b.map({ slug: "z", array: "y" }, y => y);`);
    expect(found).toHaveLength(1);
    expect(short(found[0])).toEqual({
      name: "default",
      slug: "f",
      steps: ["step x", "array y <- x", "map z <- y"],
      unknown: [],
    });
  });

  test("names and exports", () => {
    const found = flows(`export const A = new Flow({ slug: "a" });
const B = new Flow({ slug: "b" });
const C = new Flow({ slug: "c" });
export { B as Renamed };
export default new Flow({ slug: "d" });
EdgeWorker.start(new Flow({ slug: "e" }));
const all = { g: new Flow({ slug: "g" }) };
function make() { return new Flow({ slug: "h" }); }
const arrow = () => new Flow({ slug: "i" });`);
    expect(found.map(({ name, exported }) => `${name}${exported ? "!" : ""}`)).toEqual([
      "A!",
      "B!",
      "C",
      "default!",
      "Flow",
      "g",
      "make",
      "arrow",
    ]);
  });

  test("two ways to go on from one flow are two flows", () => {
    const found = flows(`const base = new Flow({ slug: "f" }).step({ slug: "x" }, () => 1);
export const a = base.step({ slug: "y" }, () => 1);
export const b = base.step({ slug: "z" }, () => 1);`);
    expect(found.map(flow => short(flow).steps)).toEqual([
      ["step x", "step y"],
      ["step x", "step z"],
    ]);
  });

  test.each([
    ['let f = new Flow({ slug: "f" }); for (const slug of all) f = f.step({ slug }, () => 1);', ["a loop adds steps"]],
    [
      'let f = new Flow({ slug: "f" }); if (x) f = f.step({ slug: "a" }, () => 1);',
      ["steps are added under a condition"],
    ],
    ['let f = new Flow({ slug: "f" }); f = f.step({ slug: "a" }, () => 1);', ["a variable that is assigned again"]],
    ['let f = new Flow({ slug: "f" }); f = other;', ["a variable that is assigned again"]],
    [
      'let f = new Flow({ slug: "f" }); all.forEach(slug => { f = f.step({ slug }, () => 1); });',
      ["a function adds steps"],
    ],
    ['all.reduce((f, slug) => f.step({ slug }, () => 1), new Flow({ slug: "f" }));', ["a loop adds steps"]],
    ['const f = extend(new Flow({ slug: "f" }));', ["`extend(…)` may add steps"]],
    ['const f = new Flow({ slug: "f" })[method]({ slug: "a" }, () => 1);', ["a method whose name is reckoned"]],
    ['export const f = withStepQueues(new Flow({ slug: "f" }));', []],
  ])("%s", (text, why) => {
    expect(flows(text).map(flow => short(flow).unknown)).toEqual([why]);
  });

  test("options of a function's parameters are not known, the rest is", () => {
    const [flow] = flows(
      'const make = (slug: string, ...more: string[]) => new Flow({ slug }).step({ slug: "a", ...more }, () => 1).step(...more);',
    );
    expect(short(flow)).toMatchObject({
      slug: "?a parameter of a function",
      steps: [
        "step ?a value that a spread behind it may replace <- ?a parameter of a function",
        "step ?arguments that are spread <- ?arguments that are spread",
      ],
    });
  });

  test("a step's span begins at its dot, its slug's is the expression", () => {
    const text = `export const f = new Flow({ slug: "f" })
  // about a
  ?.step({ slug: ("a") }, () => 1)
  . map({ slug: "b" }, () => 1);`;
    const [flow] = flows(text);
    const all = head + text;
    expect(flow?.steps.map(({ span }) => all.slice(span.start, span.end))).toEqual([
      '?.step({ slug: ("a") }, () => 1)',
      '. map({ slug: "b" }, () => 1)',
    ]);
    expect(flow?.steps.map(({ slug }) => all.slice(slug.span.start, slug.span.end))).toEqual(['("a")', '"b"']);
  });

  test("5,000 steps are read, in a chain and over variables", () => {
    const calls = Array.from(
      { length: 5000 },
      (_, i) => `.step({ slug: "s${i}", dependsOn: ["s${i - 1}"] }, ({ s${i}: x }) => x.y)`,
    );
    const [chained] = flows(`export default new Flow({ slug: "f" })${calls.join("\n")};`);
    expect(chained?.steps).toHaveLength(5000);
    const split = calls.map((call, i) => `const f${i + 1} = f${i}${call};`);
    const [spread] = flows(`const f0 = new Flow({ slug: "f" });\n${split.join("\n")}`);
    expect(spread?.steps).toHaveLength(5000);
  });
});

describe("handlers", () => {
  const uses = (handler: string, options = 'dependsOn: ["a", "b-c"]') => {
    const text = `new Flow({ slug: "f" }).step({ slug: "x", ${options} }, ${handler})`;
    const [flow] = flows(`export const f = ${text};\nfunction named({ a }) { return a; }`);
    const all = `${head}export const f = ${text};\nfunction named({ a }) { return a; }`;
    return flow?.steps[0]?.handlerUses.map(({ slug, kind, span, read: at }) => {
      expect(all.slice(span.start, span.end)).toBe(slug);
      return `${kind} ${slug}${at ? ` read ${all.slice(at.start, at.end)}` : ""}`;
    });
  };

  test.each([
    ["({ a, 'b-c': d, ...rest }) => d", ["shorthand a", "property b-c"]],
    ["({ a: { x } = {} }) => x", ["property a"]],
    ["({ a: { x } }) => x", ["property a read { x }"]],
    ["async ({ a }) => { await a.x(); }", ["shorthand a read a"]],
    ["({ a }) => a?.x", ["shorthand a"]],
    ["deps => deps.a + deps['b-c'].y", ["access a", "element b-c read deps['b-c']"]],
    ["function (deps) { const { a, 'b-c': c } = deps; return a[0]; }", ["shorthand a read a", "property b-c"]],
    ["deps => [1].map(deps => deps.a)", []],
    ["deps => ({ a: other.deps.a, deps: 1 })", []],
    ["named", ["shorthand a"]],
    ["missing", []],
    ["() => 1", []],
  ])("%s", (handler, found) => {
    expect(uses(handler)).toEqual(found);
  });

  test("a root step and a map step are given no dependencies", () => {
    expect(uses("({ a }) => a", "")).toEqual([]);
  });

  test.each([
    ["() => [1]", "list"],
    ["() => ({ a: 1 })", "object"],
    ["async () => { if (x) return 'a'; return `b${x}`; }", "text"],
    ["() => { return 1; function inner() { return []; } }", "number"],
    ["() => (x ? 1 : 2)", undefined],
    ["() => { if (x) return 1; return []; }", undefined],
    ["() => load()", undefined],
    ["() => undefined", undefined],
  ])("%s returns %s", (handler, kind) => {
    const [flow] = flows(`export const f = new Flow({ slug: "f" }).step({ slug: "x" }, ${handler});`);
    expect(flow?.steps[0]?.result?.kind).toBe(kind);
  });
});

test("what was read stays, until a file that it rests on changes", () => {
  const document = openFlow(`${head}import { s } from "./s.ts";\nnew Flow({ slug: s });`, "a.ts");
  let text = 'export const s = "one";';
  const modules = { ...noFlowsKnown, module: () => ({ path: "s.ts", text }) };
  const first = readFlows(document, modules);
  expect(readFlows(document, modules)).toBe(first);
  text = 'export const s = "two";';
  expect(
    said(readFlows(document, modules).flows[0]?.slug ?? { known: false, span: { start: 0, end: 0 }, why: "" }),
  ).toBe("two");
  expect(openFlow(document.text, "a.ts", document)).toBe(document);
});
