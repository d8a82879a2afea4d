import { nothingKnown, type Outside } from "@agentwright/language/agent/outside";
import { expect, test } from "vitest";
import { holds, traced } from "./trace.ts";

const base: Outside = {
  ...nothingKnown,
  file: path => (path === "there.ts" ? "file" : "missing"),
  text: () => "x".repeat(1000),
  secrets: () => ["A"],
  agents: () => [{ path: "two.agent.yaml", id: "2", agents: [] }],
};

test("answers pass through, and hold as long as each question that was asked is answered the same", () => {
  const { outside, trace } = traced(base);
  expect(outside.file("there.ts")).toBe("file");
  expect(outside.file("gone.ts")).toBe("missing");
  expect(outside.text("there.ts")).toHaveLength(1000);
  expect(outside.agentWithId?.("2")).toMatchObject({ path: "two.agent.yaml" });
  expect(outside.agentAt?.("./two.agent.yaml")).toMatchObject({ id: "2" });
  expect(outside.agentAt?.("three.agent.yaml")).toBeUndefined();
  expect(holds(trace(), base)).toBe(true);
  expect(holds(trace(), { ...base, file: () => "file" })).toBe(false);
  expect(holds(trace(), { ...base, text: () => `${"x".repeat(999)}y` })).toBe(false);
  expect(holds(trace(), { ...base, agents: () => "unknown" })).toBe(false);
  expect(holds(trace(), { ...base, agents: () => [] })).toBe(false);
  const more = [...(base.agents() as []), { path: "three.agent.yaml", id: "3", agents: [] }];
  expect(holds(trace(), { ...base, agents: () => more })).toBe(false);
});

test("what stands in a file is kept as a digest, however short", () => {
  const { outside, trace } = traced({ ...base, text: () => "a short text" });
  outside.text("there.ts");
  expect(JSON.stringify(trace())).not.toContain("short");
});

test("what was not asked does not matter", () => {
  const { outside, trace } = traced(base);
  outside.secrets();
  expect(holds(trace(), { ...nothingKnown, secrets: () => ["A"] })).toBe(true);
  expect(holds(trace(), { ...base, secrets: () => ["A", "B"] })).toBe(false);
  expect(holds(trace(), { ...base, secrets: () => "unknown" })).toBe(false);
});

test("a question of another version can't be asked again, so it does not hold", () => {
  expect(holds([["weather tomorrow", '"fine"']], base)).toBe(false);
  expect(holds([["toString", ""]], base)).toBe(false);
});
