import { expect, test } from "vitest";
import type { Cell } from "./matrix.ts";
import type { Run } from "./run.ts";
import { quantile } from "./statistics.ts";
import { verdictLine, verdicts } from "./targets.ts";

const run: Run = {
  open: 1,
  keys: [1],
  cpuPerKey: 1,
  completions: [1],
  hovers: [1],
  behind: [1],
  rss: 50,
  peak: 50,
  alarms: 0,
};

const cell = (server: Cell["server"], lines: number, more: Partial<Run>): Cell => ({
  format: server === "vscode-json-language-server" ? "json" : "yaml",
  shape: "list",
  lines,
  server,
  runs: [{ ...run, ...more }],
});
const starts = { ours: 50, "yaml-language-server": 100, "vscode-json-language-server": 60 };

/** The lines about a word, from runs at 10,000 lines of ours and the YAML server. */
function lines(about: string, ours: Partial<Run>, theirs: Partial<Run>, missed: readonly string[] = []): string[] {
  const cells = [cell("ours", 10_000, ours), cell("yaml-language-server", 10_000, theirs)];
  const recalls = [{ server: "ours", format: "yaml", seeded: 10, missed, elsewhere: [] } as const];
  return verdicts({ cells, starts, recalls })
    .map(verdictLine)
    .filter(line => line.includes(about));
}

test("a promise is met at its limit and missed over it", () => {
  expect(lines("cpu per key", { cpuPerKey: 10 }, { cpuPerKey: 100 })[0]).toMatch(/^met .*0\.10x/);
  expect(lines("cpu per key", { cpuPerKey: 11 }, { cpuPerKey: 100 })[0]).toMatch(/^missed .*0\.11x/);
  expect(lines("memory", { rss: 61 }, { rss: 100 })[0]).toMatch(/^missed/);
  expect(lines("key to findings", { keys: [1, 17] }, {})[0]).toMatch(/^missed .*17\.0 ms/);
  expect(lines("seeded", {}, {}, ["pattern"])[0]).toMatch(/^missed/);
  expect(lines("false alarms", { alarms: 0 }, {})[0]).toMatch(/^met/);
  expect(lines("false alarms", { alarms: 1 }, {})[0]).toMatch(/^missed/);
});

test("what was not measured is not met", () => {
  expect(lines("cpu per key, 10000 lines, of the JSON", {}, {})[0]).toMatch(/^no figure/);
  expect(lines("hover", { hovers: [] }, {})[0]).toMatch(/^no figure/);
});

test("quantiles take the nearest figure that was measured", () => {
  const figures = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect([quantile(figures, 0.5), quantile(figures, 0.95), quantile([7], 0.95)]).toEqual([50, 95, 7]);
  expect(quantile([], 0.5)).toBeNaN();
});
