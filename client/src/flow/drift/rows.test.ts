import type { FlowDrift, FlowEnvironment, FlowStatus } from "@agentwright/protocol";
import { expect, test } from "vitest";
import { childrenOf, driftRows, worstDrift } from "./rows.ts";

const status = (slug: string, drift: FlowDrift, more: Partial<FlowStatus> = {}): FlowStatus => ({
  slug,
  drift,
  changes: [],
  runs: 0,
  activeRuns: 0,
  ...more,
});
const environment = (name: string, flows: readonly FlowStatus[], problem?: string): FlowEnvironment => ({
  name,
  local: false,
  kind: "",
  flows,
  ...(problem !== undefined && { problem }),
});

test("flows by name with a leaf for each database, then what could not be asked or read", () => {
  const local = environment("local", [
    status("ship", "in-sync"),
    status("order", "options-differ", { path: "/a/order.ts" }),
  ]);
  const staging = environment("staging", [status("order", "not-deployed")]);
  const down = environment("production", [], "It can't be reached.");
  const rows = driftRows([local, staging, down], [{ path: "/a/x.ts", problem: "It has errors." }]);
  expect(rows.map(row => (row.kind === "flow" ? row.slug : row.kind))).toEqual(["order", "ship", "down", "unread"]);
  const [order] = rows;
  expect(order).toMatchObject({ kind: "flow", path: "/a/order.ts" });
  const cells = order ? childrenOf(order) : [];
  expect(cells.map(row => row.kind === "cell" && row.cell.environment.name)).toEqual(["local", "staging"]);
});

test("below a database: what differs, and the worker that is not fresh", () => {
  const worker = { function: "order-worker", state: "shape", reason: "Restart the worker." } as const;
  const cell = {
    slug: "order",
    environment: environment("local", []),
    status: status("order", "options-differ", { changes: ["timeout 30 → 60"], worker }),
  };
  expect(childrenOf({ kind: "cell", cell })).toEqual([
    { kind: "line", text: "timeout 30 → 60" },
    { kind: "line", text: "Restart the worker." },
  ]);
  const fresh = { ...cell, status: { ...cell.status, worker: { ...worker, state: "fresh" as const } } };
  expect(childrenOf({ kind: "cell", cell: fresh })).toHaveLength(1);
});

test("a flow warns of the worst that any database has", () => {
  const cells = (...drifts: FlowDrift[]) =>
    drifts.map(drift => ({ slug: "a", environment: environment(drift, []), status: status("a", drift) }));
  expect(worstDrift(cells("in-sync", "not-deployed", "structure-differs"))).toBe("structure-differs");
  expect(worstDrift(cells("in-sync"))).toBe("in-sync");
});
