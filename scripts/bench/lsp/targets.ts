import type { Shape } from "./documents.ts";
import { type Cell, middle, over } from "./matrix.ts";
import type { ServerName } from "./peers.ts";
import type { Recall } from "./small.ts";
import { shown } from "./statistics.ts";

/** What was promised of the server, and whether this run kept it. */
export interface Verdict {
  readonly target: string;
  /** Figures over the limit are missed; NaN: not measured. */
  readonly figure: number;
  readonly most: number;
  readonly unit: string;
}

interface Measured {
  readonly cells: readonly Cell[];
  readonly starts: Readonly<Record<ServerName, number>>;
  readonly recalls: readonly Recall[];
}

/** Each promise of the language server with the worst figure of all documents that it is about. */
export function verdicts({ cells, starts, recalls }: Measured): readonly Verdict[] {
  const sizes = [...new Set(cells.map(({ lines }) => lines))];
  const ours = cells.filter(({ server }) => server === "ours");
  const peer = (cell: Cell) =>
    cells.find(
      other =>
        other.server !== "ours" &&
        other.format === cell.format &&
        other.shape === cell.shape &&
        other.lines === cell.lines,
    );
  const cpu = (cell: Cell) => middle(cell, run => run.cpuPerKey);
  const ratio = (cell: Cell, figure: (cell: Cell) => number) => {
    const other = peer(cell);
    return other ? figure(cell) / figure(other) : Number.NaN;
  };
  // Of nothing there is no worst: what was not measured is not met.
  const worst = (some: readonly Cell[], figure: (cell: Cell) => number) =>
    some.length === 0 ? Number.NaN : Math.max(...some.map(figure));
  const yaml = (lines: number) => ours.filter(cell => cell.format === "yaml" && cell.lines === lines);
  const json = (lines: number) => ours.filter(cell => cell.format === "json" && cell.lines === lines);
  const all = (lines: number) => ours.filter(cell => cell.lines === lines);
  const growth = (format: string, shape: Shape) => {
    const at = (lines: number) => ours.find(c => c.format === format && c.shape === shape && c.lines === lines);
    const [small, large] = [at(1_000), at(50_000)];
    return small && large ? cpu(large) / cpu(small) : Number.NaN;
  };
  const result: Verdict[] = [];
  const add = (target: string, figure: number, most: number, unit = "x") => result.push({ target, figure, most, unit });
  for (const lines of sizes) {
    add(
      `cpu per key, ${lines} lines, of yaml-language-server`,
      worst(yaml(lines), c => ratio(c, cpu)),
      lines > 1_000 ? 0.1 : 0.2,
    );
  }
  for (const lines of sizes) {
    add(
      `cpu per key, ${lines} lines, of the JSON server`,
      worst(json(lines), c => ratio(c, cpu)),
      1,
    );
  }
  if (sizes.includes(50_000)) {
    for (const [format, shape] of [
      ["yaml", "sections"],
      ["yaml", "list"],
      ["json", "sections"],
      ["json", "list"],
    ] as const)
      add(`cpu per key, 50000 lines of 1000 lines, ${format} ${shape}`, growth(format, shape), 3);
  }
  if (sizes.includes(10_000)) {
    const p95 = (times: "keys" | "completions" | "hovers") => worst(all(10_000), c => over(c, run => run[times], 0.95));
    add("key to findings, 10000 lines, p95", p95("keys"), 16, " ms");
    add("completion, 10000 lines, p95", p95("completions"), 10, " ms");
    add("hover, 10000 lines, p95", p95("hovers"), 10, " ms");
  }
  const rss = (cell: Cell) => middle(cell, run => run.rss);
  for (const lines of sizes) {
    add(
      `memory, ${lines} lines, of yaml-language-server`,
      worst(yaml(lines), c => ratio(c, rss)),
      0.6,
    );
  }
  add("start to initialised, of yaml-language-server", starts.ours / starts["yaml-language-server"], 0.6);
  const own = recalls.filter(({ server }) => server === "ours");
  add(
    "seeded mistakes missed",
    own.reduce((sum, { missed }) => sum + missed.length, 0),
    0,
    "",
  );
  const alarms = ours.length === 0 ? [Number.NaN] : ours.flatMap(({ runs }) => runs.map(run => run.alarms));
  add("false alarms", Math.max(0, ...alarms) + own.reduce((sum, { elsewhere }) => sum + elsewhere.length, 0), 0, "");
  return result;
}

/** `met` or `missed`, with the figure. */
export function verdictLine({ target, figure, most, unit }: Verdict): string {
  const word = Number.isNaN(figure) ? "no figure" : figure <= most ? "met" : "missed";
  return `${word.padEnd(9)}  ${target}: ${shown(figure)}${unit} (at most ${most}${unit})`;
}
