import type { Format, Shape } from "./documents.ts";
import type { ServerName } from "./peers.ts";
import { type Amount, type Run, runOnce } from "./run.ts";
import { quantile } from "./statistics.ts";

/** One line of the table: a server with a document, over all rounds. */
export interface Cell {
  readonly format: Format;
  readonly shape: Shape;
  readonly lines: number;
  readonly server: ServerName;
  readonly runs: readonly Run[];
  /** Why there are no more runs, if one failed. */
  readonly fault?: string;
}

const peerOf: Readonly<Record<Format, ServerName>> = {
  yaml: "yaml-language-server",
  json: "vscode-json-language-server",
};

/** Every document with every server, as often as there are rounds; servers take turns, so that all meet the same load. */
export async function matrix(
  commands: Readonly<Record<ServerName, readonly string[]>>,
  sizes: readonly number[],
  rounds: number,
  amount: Amount,
): Promise<readonly Cell[]> {
  const cells: { -readonly [K in keyof Cell]: Cell[K] extends readonly Run[] ? Run[] : Cell[K] }[] = [];
  for (const lines of sizes) {
    for (const format of ["yaml", "json"] as const) {
      for (const shape of ["sections", "list"] as const) {
        for (const server of ["ours", peerOf[format]] as const) cells.push({ format, shape, lines, server, runs: [] });
      }
    }
  }
  for (let round = 0; round < rounds; round++) {
    for (const cell of cells) {
      if (cell.fault !== undefined) continue;
      try {
        cell.runs.push(await runOnce(commands[cell.server], cell.format, cell.shape, cell.lines, amount));
      } catch (fault) {
        cell.fault = fault instanceof Error ? fault.message : String(fault);
        console.log(`${cell.server}, ${cell.format} ${cell.shape}, ${cell.lines} lines: ${cell.fault}`);
      }
    }
  }
  return cells;
}

/** The middle of a figure that each run has one of. */
export function middle(cell: Cell, figure: (run: Run) => number): number {
  return quantile(cell.runs.map(figure), 0.5);
}

/** A quantile over all the times of all runs. */
export function over(cell: Cell, times: (run: Run) => readonly number[], share: number): number {
  return quantile(cell.runs.flatMap(times), share);
}
