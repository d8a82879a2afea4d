import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import ts from "typescript";
import { expect, test } from "vitest";
import { type FlowDocument, openFlow } from "../document.ts";
import { type FlowOutside, noFlowsKnown } from "../outside.ts";
import { readFlows } from "../read/read.ts";
import { checkFlows } from "./check.ts";

const folder = fileURLToPath(new URL("../rules/fixtures/", import.meta.url));
const fixtures = ["mistakes", "valid"].flatMap(name =>
  readdirSync(folder + name)
    .filter(file => file !== "long-cascade.ts")
    .map(file => readFileSync(`${folder}${name}/${file}`, "utf8")),
);

/** Steps that lean on what stands elsewhere: constants, an import, a handler of another place, names that are changed. */
const leaning = `import { Flow } from "@pgflow/dsl";
import { limits } from "./limits";
const first = "first", list = [first];
const handler = async ({ first }) => first.x;
let late = "late";
const options = Object.freeze({ maxAttempts: 2 });
export const Lean = new Flow<{ a: string }>({ slug: "lean", ...options })
  .step({ slug: first, ...options }, wrap(() => { late = "other"; return { a: 1 }; }))
  .step({ slug: late, dependsOn: list, timeout: limits.long }, handler)
  .array({ slug: "many", dependsOn: [first] }, async ({ first: f }) => [f.a, \`\${f.b}\`])
  .map({ slug: "each", array: "many", if: { start: 1, end: 2 } }, (one) => ({ at: new Date(), one }))
  .step({ slug: "last", dependsOn: ["each", "many"], odd: new Map() }, ({ each, many }, ctx) => { list.push("x"); });
const other = Lean.step({ slug: "more" }, () => new Flow({ slug: "inner" }).step({ slug: "in" }, () => 1));
`;

const texts = [...fixtures, leaning, leaning, leaning];

const snippets = [
  ..."{}[]()\"'`,.:;=>?!/*\n\\x1 ".split(""),
  "...",
  "=>",
  "//",
  "${",
  ", 1",
  "late = 2;",
  "list.push(3)",
  'dependsOn: ["many"], ',
  ') .step({ slug: "new" }, () => 1',
  "await ",
  "async (",
  "() => {}",
  "\u{1F600}",
];

/** An edit inside of the nth pair of round brackets, where most are made, or anywhere. */
const edit = fc.record({
  back: fc.boolean(),
  inside: fc.option(fc.nat({ max: 60 }), { freq: 6, nil: undefined }),
  at: fc.nat({ max: 1000 }),
  remove: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 12 }) }),
  insert: fc.oneof(fc.constantFrom(...snippets), fc.constantFrom("x", "1", " ", ""), fc.string({ maxLength: 3 })),
});

type Edit = typeof edit extends fc.Arbitrary<infer One> ? One : never;

function edited(text: string, { inside, at, remove, insert }: Edit): string {
  let from = 0;
  let to = text.length;
  if (inside !== undefined) {
    for (let i = 0; i <= inside % 8; i++) from = Math.max(text.indexOf(".step(", from + 1), 0);
    to = Math.min(from + 120, text.length);
  }
  const start = from + Math.floor((at * (to - from)) / 1000);
  return text.slice(0, start) + insert + text.slice(start + remove);
}

/** All that a tree is: each node with its place, its parent's kind and its lists. */
function drawn({ tree: { file, survey } }: FlowDocument): string {
  const nodes: string[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(`${node.kind} ${node.pos} ${node.end} ${node.parent?.kind} ${node.flags}`);
    ts.forEachChild(node, visit, list => {
      nodes.push(`list ${list.pos} ${list.end}`);
      list.forEach(visit);
    });
  };
  visit(file);
  const places = (list: readonly ts.Node[]) => list.map(({ kind, pos, end }) => `${kind} ${pos} ${end}`);
  const marks = survey.marks.map(({ node, name, how }) => `${node.pos} ${name} ${how}`);
  const { news, calls, identifiers, returns, assigned, changed } = survey;
  const lists = [nodes, ...[news, calls, identifiers, returns].map(places), marks, [...assigned], [...changed]];
  return [file.text, ...lists.map(list => list.join("\n"))].join("\n\n");
}

const outside: FlowOutside = {
  ...noFlowsKnown,
  module: specifier =>
    specifier === "./limits" ? { path: "limits.ts", text: "export const limits = { long: 70 };" } : "unknown",
};

const flow = `import { Flow } from "@pgflow/dsl";
const o = { maxAttempts: 0 }, p = { maxAttempts: 1 };
export const F = new Flow({ slug: "f" }).step({ slug: "s", ...o }, () => 1);
`;

/** The second step's slug is known as long as the first one's handler leaves it alone. */
function leans(handler: string): string {
  return `let late = "late"; new Flow({ slug: "l" }).step({ slug: "a" }, ${handler}).step({ slug: late }, () => 1);`;
}

test.each([
  ["Object.assign(p, { maxAttempts: 3 });", "Object.assign(o, { maxAttempts: 3 });"],
  ["Object.defineProperty(p, 'maxAttempts', {});", "Object.defineProperty(o, 'maxAttempts', {});"],
  ["Object.assign();", "Object.assign(o, { maxAttempts: 3 });"],
  ["[g(p).x] = [1];", "[g(o).x] = [1];"],
  ["({ [k(p)]: z } = {});", "({ [k(o)]: z } = {});"],
  ["g(p.push(1), [o.pop()]);", "g(o.push(1), [p.pop()]);"],
  ["a < import(x + 1) > (c);", "a < import(x) > (c);"],
  ["a < { b: f\n(x + 1) } > (c);", "a < { b: f\n(x) } > (c);"],
  ["f(1);", "f(async (x) => { await x; });"],
  ["f(1)(2);", "f(1))(2);"],
  [leans("() => {}"), leans('() => { late = "other"; }')],
  ["label: f(1);", "label: f(`${1}`);"],
])("%s that becomes %s, and back, is as if it were read anew", (one, other) => {
  let document = openFlow(flow + one, "a.ts");
  checkFlows(document);
  for (const text of [flow + other, flow + one]) {
    document = openFlow(text, "a.ts", document);
    expect(readFlows(document)).toEqual(readFlows(openFlow(text, "a.ts")));
    expect(checkFlows(document)).toEqual(checkFlows(openFlow(text, "a.ts")));
    expect(drawn(document)).toBe(drawn(openFlow(text, "a.ts")));
  }
});

test("sixty imported values that are named one after the other are all known", () => {
  const imports = Array.from({ length: 60 }, (_, i) => `import { m${i} } from "./m${i}";\n`).join("");
  const modules: FlowOutside = {
    ...noFlowsKnown,
    module: specifier => ({ path: specifier, text: `export const m${specifier.slice(3)} = 0;` }),
  };
  const textOf = (name: string) =>
    `import { Flow } from "@pgflow/dsl";\n${imports}new Flow({ slug: "f" }).step({ slug: "s", maxAttempts: ${name} }, () => 1);`;
  let document = openFlow(textOf("m0"), "a.ts");
  for (let i = 0; i < 60; i++) {
    document = openFlow(textOf(`m${i}`), "a.ts", document);
    expect(checkFlows(document, { outside: modules }).map(({ code }) => code)).toContain("AW213");
  }
});

test("after any edits a file is the same as one that is read anew: tree, flows and findings", () => {
  let grown = 0;
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 8 }), (text, edits) => {
      let document = openFlow(text, "a.ts");
      checkFlows(document, { outside });
      for (const one of edits) {
        const before = document.tree.file;
        const next = openFlow(edited(document.text, one), "a.ts", document);
        const anew = openFlow(next.text, "a.ts");
        expect(readFlows(next, outside)).toEqual(readFlows(anew, outside));
        expect(checkFlows(next, { outside })).toEqual(checkFlows(anew, { outside }));
        expect(drawn(next)).toBe(drawn(anew));
        if (next !== document && next.tree.file === before) grown++;
        // The one before is whole again when it is asked, and what broke the file is taken back.
        if (one.back) expect(drawn(document)).toBe(drawn(openFlow(document.text, "a.ts")));
        if (next.tree.broken.length === 0) document = next;
      }
    }),
    { numRuns: 150 },
  );
  // Else the test would show nothing.
  expect(grown).toBeGreaterThan(50);
}, 120_000);
