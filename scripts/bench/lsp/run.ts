import { type BenchDocument, benchDocument, type Format, type Shape } from "./documents.ts";
import { BenchSession, pause } from "./session.ts";

/** What one process of one server showed with one document; times in milliseconds, memory in MiB. */
export interface Run {
  readonly open: number;
  readonly keys: readonly number[];
  readonly cpuPerKey: number;
  readonly completions: readonly number[];
  readonly hovers: readonly number[];
  /** Hovers asked right behind an edit. */
  readonly behind: readonly number[];
  readonly rss: number;
  readonly peak: number;
  /** Reports on the valid text. */
  readonly alarms: number;
}

/** How much of everything one run does. */
export interface Amount {
  readonly keys: number;
  /** No part begins anything new after so many milliseconds, once it has five figures. */
  readonly budget: number;
}

const documents = new Map<string, BenchDocument>();

/** A fresh process, one document, and everything that is measured of it. */
export async function runOnce(
  command: readonly string[],
  format: Format,
  shape: Shape,
  lines: number,
  amount: Amount,
): Promise<Run> {
  const name = `${format} ${shape} ${lines}`;
  const document = documents.get(name) ?? benchDocument(format, shape, lines);
  documents.set(name, document);
  const session = new BenchSession(command);
  try {
    await session.initialize();
    let start = performance.now();
    const alarms = await session.open(format, document.text, () => true);
    const open = performance.now() - start;
    const { right, wrong, line, character, key } = document;
    let now = right;
    const flip = async () => {
      const from = now;
      now = from === right ? wrong : right;
      await session.edit(document, from, now);
    };
    await several(6, amount.budget / 3, flip);
    await pause(100);
    const before = session.usage?.cpu ?? Number.NaN;
    const keys = await several(amount.keys, amount.budget, flip);
    // What a server puts off until nobody looks belongs to the keys too.
    await pause(250);
    const cpuPerKey = ((session.usage?.cpu ?? Number.NaN) - before) / keys.length;
    if (now === wrong) await flip();
    const asked = async (method: string, at: number) => {
      const found = await session.ask(method, line, at);
      if (isEmpty(found)) throw new Error(`${method} was answered with nothing`);
    };
    const completions = await several(30, amount.budget / 3, () => asked("textDocument/completion", character));
    const hovers = await several(30, amount.budget / 3, () => asked("textDocument/hover", key));
    const behind = await several(10, amount.budget / 3, async () => {
      const edited = flip();
      start = performance.now();
      await asked("textDocument/hover", key);
      const ms = performance.now() - start;
      await edited;
      return ms;
    });
    await pause(500);
    const usage = session.usage ?? { rss: Number.NaN, peak: Number.NaN };
    return {
      open,
      keys,
      cpuPerKey,
      completions,
      hovers,
      behind,
      rss: usage.rss,
      peak: usage.peak,
      alarms: alarms.length,
    };
  } finally {
    await session.stop();
  }
}

/** Milliseconds of each of `most` times, fewer if the budget is used up; work may tell its own. */
async function several(most: number, budget: number, work: () => Promise<unknown>): Promise<number[]> {
  const figures: number[] = [];
  const begin = performance.now();
  while (figures.length < most && (figures.length < 5 || performance.now() - begin < budget)) {
    const start = performance.now();
    const own = await work();
    figures.push(typeof own === "number" ? own : performance.now() - start);
    await pause(5);
  }
  return figures;
}

function isEmpty(answer: unknown): boolean {
  const items = (answer as { readonly items?: unknown } | null)?.items ?? answer;
  return Array.isArray(items) ? items.length === 0 : items === null || items === undefined;
}
