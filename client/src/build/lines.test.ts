import type { BuildEvent } from "@agentwright/protocol";
import { expect, test } from "vitest";
import { lineOf, roundMs, size } from "./lines.ts";

const base = { build: "b1", at: 0 };

test("a step shows its detail and its time", () => {
  const event: BuildEvent = { ...base, type: "progress", step: "plan", detail: "2 modules", ms: 1.234 };
  expect(lineOf(event)).toEqual({ level: "info", text: "  plan: 2 modules (1.2 ms)" });
});

test("a finding shows its place as editors count it", () => {
  const range = { start: { line: 4, character: 2 }, end: { line: 4, character: 9 } };
  const finding = { file: "a.agent.yaml", code: "AW101", severity: "error", message: "No name.", range } as const;
  expect(lineOf({ ...base, type: "finding", finding })).toEqual({
    level: "error",
    text: "  a.agent.yaml:5:3 error AW101: No name.",
  });
});

test("a failure is an error with its code", () => {
  const outcome = { status: "failed", error: { code: "limit", message: "Too big." } } as const;
  expect(lineOf({ ...base, type: "finished", outcome })).toEqual({ level: "error", text: "Failed (limit): Too big." });
});

test("a success says where it came from", () => {
  const result = { artifacts: [], fingerprint: "abc", cached: true, backend: "embedded", durationMs: 12.6 } as const;
  expect(lineOf({ ...base, type: "finished", outcome: { status: "succeeded", result } }).text).toBe(
    "Succeeded in 13 ms, from the cache, fingerprint abc",
  );
});

test.each([
  [0, "0 B"],
  [1023, "1023 B"],
  [1024, "1 KB"],
  [640_000, "625 KB"],
  [1_363_148, "1.3 MB"],
])("%d bytes are %s", (bytes, text) => {
  expect(size(bytes)).toBe(text);
});

test.each([
  [0.04, "0.0"],
  [2.26, "2.3"],
  [10, "10"],
  [99.6, "100"],
])("%d ms are %s", (ms, text) => {
  expect(roundMs(ms)).toBe(text);
});
