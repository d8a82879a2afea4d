import { expect, test } from "vitest";
import { openFlow } from "../document.ts";
import { noFlowsKnown } from "../outside.ts";
import { version } from "../rules/lib/example-parts.ts";
import { readiness } from "./readiness.ts";

const context = { outside: { ...noFlowsKnown, profile: () => version("0.14") } };

test("what 0.17 refuses is told of flows that are sound in 0.14", () => {
  const text = `import { compileFlow, Flow } from "@pgflow/dsl";
export const a = new Flow({ slug: "_nightly" })
  .step({ slug: "fetch__page" }, () => 1)
  .step({ slug: "Sum" }, () => 2)
  .step({ slug: "sum" }, () => 3)
  .step({ slug: "sum_" }, () => 3);
`;
  const found = readiness(openFlow(text, "a.ts"), context).map(({ code, range }) => `${range.start.line} ${code}`);
  expect(found).toEqual(["0 AW243", "1 AW207", "2 AW207", "4 AW208", "5 AW207"]);
});

test("what is wrong anyway is not said again, and sound flows are ready", () => {
  const text = `import { Flow } from "@pgflow/dsl";
export const a = new Flow({ slug: "nightly" }).step({ slug: "a" }, () => 1).step({ slug: "b", dependsOn: ["a", "a"] }, () => 2);
`;
  expect(readiness(openFlow(text, "a.ts"), context)).toEqual([]);
});
