import { spawn } from "node:child_process";

/** One thing that `npm test` does. A step that can't run here throws `Skip` with the tool that is missing. */
export interface Step {
  readonly name: string;
  run(): Promise<void> | void;
}

/** Thrown by a step that can't run here: `tool` is what allowed-skips.json must name, `why` is for people. */
export class Skip extends Error {
  readonly tool: string;

  constructor(tool: string, why: string) {
    super(why);
    this.tool = tool;
  }
}

export interface StepResult {
  readonly name: string;
  readonly status: "ran" | "failed" | "skipped";
  readonly seconds: number;
  readonly tool?: string;
  readonly why?: string;
}

/** Runs the steps in order; a failed one does not keep the others from running. */
export async function runSteps(steps: readonly Step[]): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const step of steps) {
    console.log(`\n── ${step.name}`);
    const started = Date.now();
    const seconds = () => (Date.now() - started) / 1000;
    try {
      await step.run();
      results.push({ name: step.name, status: "ran", seconds: seconds() });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (error instanceof Skip) {
        console.log(`skipped: ${why}`);
        results.push({ name: step.name, status: "skipped", seconds: seconds(), tool: error.tool, why });
      } else {
        console.error(why);
        results.push({ name: step.name, status: "failed", seconds: seconds(), why: why.split("\n", 1)[0] ?? "" });
      }
    }
  }
  return results;
}

/** Prints the closing table: step, ran or skipped, seconds, why. */
export function printTable(results: readonly StepResult[]): void {
  const width = Math.max(...results.map(result => result.name.length));
  console.log("");
  for (const result of results) {
    const mark = { ran: "ran    ", failed: "FAILED ", skipped: "skipped" }[result.status];
    const why = result.why === undefined ? "" : `  ${result.why}`;
    console.log(`${result.name.padEnd(width)}  ${mark}  ${result.seconds.toFixed(1).padStart(6)} s${why}`);
  }
}

/** Runs a program with its output shown; rejects if it does not end with 0. */
export function run(
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"], ...options });
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(`${[program.split(/[\\/]/).pop(), ...args].join(" ").slice(0, 120)} ended with ${signal ?? code}`),
        );
    });
  });
}

/** Runs a program and gives its standard output; rejects with both streams if it does not end with one of `codes`. */
export function capture(
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; codes?: readonly number[] } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], cwd: options.cwd, env: options.env });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", text => (out += text));
    child.stderr.setEncoding("utf8").on("data", text => (err += text));
    child.on("error", reject);
    child.on("close", code => {
      if ((options.codes ?? [0]).includes(code ?? -1)) resolve(out);
      else reject(new Error(`${program} ${args.join(" ")} ended with ${code}\n${out}${err}`));
    });
  });
}
