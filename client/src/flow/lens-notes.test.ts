import type { FlowDrift, FlowEnvironment } from "@agentwright/protocol";
import { expect, test } from "vitest";
import { lensNotes } from "./lens-notes.ts";

function environment(name: string, drifts: Record<string, FlowDrift>, problem?: string): FlowEnvironment {
  const flows = Object.entries(drifts).map(([slug, drift]) => ({
    slug,
    drift,
    changes: drift === "options-differ" ? ["a", "b"] : [],
    runs: 0,
    activeRuns: 0,
  }));
  return { name, local: name === "local", kind: "", flows, ...(problem !== undefined && { problem }) };
}

test("each state in a few words", () => {
  const drifts = {
    a: "in-sync",
    b: "options-differ",
    c: "structure-differs",
    d: "not-deployed",
    e: "corrupt",
  } as const;
  expect(lensNotes([environment("local", { ...drifts, f: "only-in-database" })])).toEqual([
    { slug: "a", text: "in sync" },
    { slug: "b", text: "options differ (2)" },
    { slug: "c", text: "structure differs" },
    { slug: "d", text: "not deployed" },
    { slug: "e", text: "corrupt in the database" },
  ]);
});

test("with several databases the first that answered is named", () => {
  const down = environment("local", {}, "It can't be reached.");
  const [staging, production] = [
    environment("staging", { a: "in-sync" }),
    environment("production", { a: "not-deployed" }),
  ];
  expect(lensNotes([down, staging, production])).toEqual([{ slug: "a", text: "staging: in sync" }]);
  expect(lensNotes([down, production])).toEqual([{ slug: "a", text: "not deployed" }]);
  expect(lensNotes([])).toEqual([]);
});
