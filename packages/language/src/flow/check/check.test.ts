import { expect, test } from "vitest";
import { openFlow } from "../document.ts";
import { noFlowsKnown } from "../outside.ts";
import { checkFlows } from "./check.ts";

const codes = (from: string, context = {}, name = "a.ts") => {
  const text = `import { Flow } from "${from}";
new Flow({ slug: "a" }).step({ slug: "b", dependsOn: ["c", "c"] }, () => 1);
`;
  return checkFlows(openFlow(text, name), { outside: noFlowsKnown, ...context }).map(({ code }) => code);
};

test("what TypeScript says too is left out beside it, where it knows pgflow's types", () => {
  const beside = { besideTypeScript: true };
  expect(codes("@pgflow/dsl")).toEqual(["AW210", "AW225"]);
  expect(codes("@pgflow/dsl", beside)).toEqual(["AW225"]);
  expect(codes("npm:@pgflow/dsl@0.17.0", beside)).toEqual(["AW210", "AW225"]);
  expect(codes("@pgflow/dsl", beside, "a.mjs")).toEqual(["AW210", "AW225"]);
  const outside = { ...noFlowsKnown, installed: () => false };
  expect(codes("@pgflow/dsl", { ...beside, outside })).toEqual(["AW210", "AW225"]);
});

test("each finding has its sentence, its severity and what belongs to it", () => {
  const text =
    'import { Flow } from "@pgflow/dsl";\nnew Flow({ slug: "a" }).step({ slug: "b" }, () => 1).step({ slug: "b" }, () => 2);\n';
  expect(checkFlows(openFlow(text, "a.ts"))).toEqual([
    {
      code: "AW209",
      severity: "error",
      message: "The flow has a step `b` already.",
      args: { slug: "b" },
      range: { start: { line: 1, character: 66 }, end: { line: 1, character: 69 } },
      related: [
        {
          range: { start: { line: 1, character: 37 }, end: { line: 1, character: 40 } },
          message: "the first one is here",
        },
      ],
    },
  ]);
});

test("the version of pgflow decides, and the newest where none is known", () => {
  const text = 'import { Flow } from "@pgflow/dsl";\nnew Flow({ slug: "_a" }).step({ slug: "b" }, () => 1);\n';
  const of = (profile: "0.8" | "0.9" | "0.14" | "0.16" | "0.17") =>
    checkFlows(openFlow(text, "a.ts"), { outside: noFlowsKnown, profile }).map(({ code }) => code);
  expect([of("0.8"), of("0.9"), of("0.14"), of("0.16"), of("0.17")]).toEqual([["AW207"], [], [], [], ["AW207"]]);
  expect(checkFlows(openFlow(text, "a.ts")).map(({ code }) => code)).toEqual(["AW207"]);
});
