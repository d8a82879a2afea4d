import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Told } from "./worker.ts";

/** After so many failures there is enough to mend. */
const mostFailures = 20;

const program = fileURLToPath(new URL("worker.ts", import.meta.url));

/**
 * Runs sessions with the seeds from `first` on until that many edits were made, in `workers` processes; gives how many
 * went wrong. A process that ends on its own counts as a failure of the seed that it had.
 */
export async function fuzz(wanted: number, first: number, workers: number): Promise<number> {
  console.log(`seed ${first}, ${wanted} edits, ${workers} processes`);
  const start = Date.now();
  const count = { edits: 0, failures: 0, next: first };
  const sum = () => `${count.failures} failures, ${((Date.now() - start) / 1000).toFixed(0)} s`;
  const timer = setInterval(() => console.log(`${count.edits} edits, ${sum()}`), 30_000);
  const fail = (said: string) => {
    count.failures++;
    console.log(said);
  };
  const one = () =>
    new Promise<void>(resolve => {
      // Most of what a session makes is gone with its next edit: a larger nursery saves a quarter of the time.
      const execArgv = ["--disable-warning=ExperimentalWarning", "--max-semi-space-size=64"];
      const child = fork(program, { execArgv });
      let seed = 0;
      const next = () => {
        if (count.edits >= wanted || count.failures >= mostFailures) return void child.disconnect();
        seed = count.next++;
        child.send(seed);
      };
      child.on("message", message => {
        const { edits, said } = message as Told;
        count.edits += edits;
        if (said !== undefined) fail(said);
        next();
      });
      child.on("exit", code => {
        if (code !== 0) fail(`seed ${seed}: the process ended with ${code}`);
        resolve();
      });
      next();
    });
  await Promise.all(Array.from({ length: workers }, one));
  clearInterval(timer);
  console.log(`${count.edits} edits in ${count.next - first} sessions (seeds ${first} to ${count.next - 1}), ${sum()}`);
  return count.failures;
}
