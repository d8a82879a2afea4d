import type { Format } from "./documents.ts";
import type { ServerName } from "./peers.ts";
import { seededDocument } from "./seeded.ts";
import { BenchSession, pause, type Report } from "./session.ts";
import { quantile } from "./statistics.ts";

/** Milliseconds from the start of a process to its answer to `initialize`, each the median of as many starts. */
export async function starts(
  commands: Readonly<Record<ServerName, readonly string[]>>,
  times: number,
): Promise<Readonly<Record<ServerName, number>>> {
  const names = Object.keys(commands) as ServerName[];
  const figures = new Map(names.map(name => [name, [] as number[]]));
  for (let count = 0; count < times; count++) {
    for (const name of names) {
      const session = new BenchSession(commands[name]);
      figures.get(name)?.push(await session.initialize());
      await session.stop();
    }
  }
  return Object.fromEntries([...figures].map(([name, all]) => [name, quantile(all, 0.5)])) as Record<
    ServerName,
    number
  >;
}

export interface Recall {
  readonly server: ServerName;
  readonly format: Format;
  readonly seeded: number;
  readonly missed: readonly string[];
  /** Reports where there is no mistake. */
  readonly elsewhere: readonly string[];
}

/** Which of ten known mistakes a server tells, and what else it tells. */
export async function recall(command: readonly string[], server: ServerName, format: Format): Promise<Recall> {
  const { text, spots } = seededDocument(format);
  const session = new BenchSession(command);
  try {
    await session.initialize();
    let last: readonly Report[] = [];
    // Reports may come in parts, and of a server that misses some there will never be as many: those count that are
    // there in the end.
    const all = session.open(format, text, reports => {
      last = reports;
      return reports.length >= spots.length;
    });
    await Promise.race([all, pause(4000)]);
    await pause(300);
    const hits = (report: Report, { from, to }: { readonly from: number; readonly to: number }) =>
      report.range.start.line <= to && report.range.end.line >= from;
    const missed = spots.filter(spot => !last.some(report => hits(report, spot))).map(({ kind }) => kind);
    const elsewhere = last.filter(report => !spots.some(spot => hits(report, spot)));
    const told = elsewhere.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
    return { server, format, seeded: spots.length, missed, elsewhere: told };
  } finally {
    await session.stop();
  }
}
