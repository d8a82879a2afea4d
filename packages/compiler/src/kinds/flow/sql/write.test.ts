import { type FlowShape, pgflowProfiles } from "@agentwright/protocol";
import { expect, test } from "vitest";
import { creationGuard, lockLines, newVersion, replaceFlow, updateOptions } from "./index.ts";

const flow: FlowShape = {
  slug: "myFlow",
  options: { timeout: 90 },
  steps: [
    { slug: "a", stepType: "single", dependencies: [], options: { maxAttempts: 4 } },
    { slug: "b", stepType: "map", dependencies: ["a"], options: {} },
  ],
};

test("an update of options is one block: lock, check, write", async () => {
  await expect(updateOptions(flow, "0.8")).toMatchFileSnapshot("fixtures/update-0.8.sql");
});

test("a replacement is one block: lock, refuse while runs are under way, delete, make anew", async () => {
  await expect(replaceFlow(flow, "0.14")).toMatchFileSnapshot("fixtures/replace-0.14.sql");
});

test("0.8 deletes by itself, as it has no function for it; 0.9 looks whether there is one", () => {
  expect(replaceFlow(flow, "0.8")).toContain("DELETE FROM pgflow.step_tasks WHERE flow_slug = 'myFlow';");
  expect(replaceFlow(flow, "0.8")).not.toContain("delete_flow_and_data");
  expect(replaceFlow(flow, "0.9")).toContain("to_regprocedure('pgflow.delete_flow_and_data(text)')");
  expect(replaceFlow(flow, "0.16")).not.toContain("DELETE FROM");
});

test("the lock is pgflow's own of each version, both in one order where that is unknown", () => {
  expect(lockLines("myFlow", "0.16")).toEqual(["PERFORM pg_advisory_xact_lock(1, hashtext('myFlow'));"]);
  expect(lockLines("myFlow", "0.17")).toEqual(["PERFORM pg_advisory_xact_lock(1, hashtext(lower('myFlow')));"]);
  expect(lockLines("myFlow", undefined)).toEqual([
    "PERFORM pg_advisory_xact_lock(1, least(hashtext('myFlow'), hashtext(lower('myFlow'))));",
    "PERFORM pg_advisory_xact_lock(1, greatest(hashtext('myFlow'), hashtext(lower('myFlow'))));",
  ]);
  for (const profile of pgflowProfiles) {
    const [lock = ""] = lockLines("myFlow", profile);
    for (const write of [updateOptions, replaceFlow, creationGuard]) expect(write(flow, profile)).toContain(lock);
  }
});

test("a block ends where it should, whatever a pattern holds", () => {
  const [first, ...rest] = flow.steps;
  if (!first) throw new Error("a step");
  const steps = [{ ...first, requiredInputPattern: { x: "$agentwright$; DROP TABLE x; $agentwright1$" } }, ...rest];
  const sql = replaceFlow({ ...flow, steps }, "0.14");
  expect(sql.startsWith("DO $agentwright2$\n")).toBe(true);
  expect(sql.split("$agentwright2$")).toHaveLength(3);
});

test("a new version counts on in the slug's own style", () => {
  expect(newVersion("processOrder")).toBe("processOrderV2");
  expect(newVersion("processOrderV2")).toBe("processOrderV3");
  expect(newVersion("processOrderV9", ["processorderv10"])).toBe("processOrderV11");
  expect(newVersion("process_order")).toBe("process_order_v2");
  expect(newVersion("process_order_v2")).toBe("process_order_v3");
  expect(newVersion("V2")).toBe("V2V2");
});
