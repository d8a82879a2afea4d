import type { BackendId, BuildRecord } from "@agentwright/protocol";
import { expect, test } from "vitest";
import { metricsOf } from "./metrics.ts";

const record = (backend: BackendId | undefined, more: Partial<BuildRecord>): BuildRecord => ({
  id: "1",
  path: "/a.agent.yaml",
  root: "/",
  door: "editor",
  status: "succeeded",
  queuedAt: 1,
  artifacts: [],
  ...(backend && { backend }),
  ...more,
});

test("each backend by itself; a build from the cache says nothing of how long compiling takes", () => {
  const embedded = Array.from({ length: 20 }, (_, i) => record("embedded", { durationMs: i + 1 }));
  const metrics = metricsOf([
    ...embedded.reverse(),
    record("embedded", { cached: true, durationMs: 0.1 }),
    record("embedded", { status: "failed", durationMs: 900 }),
    record("embedded", { status: "cancelled" }),
    record("github", { durationMs: 60_000, billableMinutes: 2 }),
    record("github", { status: "interrupted" }),
    record("github", { status: "running", billableMinutes: 1 }),
    record(undefined, { status: "failed" }),
  ]);
  expect(metrics).toEqual([
    {
      backend: "embedded",
      builds: 23,
      succeeded: 21,
      failed: 1,
      cancelled: 1,
      interrupted: 0,
      cached: 1,
      p50: 10,
      p95: 19,
      billableMinutes: 0,
    },
    {
      backend: "github",
      builds: 3,
      succeeded: 1,
      failed: 0,
      cancelled: 0,
      interrupted: 1,
      cached: 0,
      p50: 60_000,
      p95: 60_000,
      billableMinutes: 3,
    },
  ]);
  expect(metricsOf([])).toEqual([]);
  expect(metricsOf([record("go", { status: "failed" })])[0]).not.toHaveProperty("p50");
});
