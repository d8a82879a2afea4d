import { spawn } from "node:child_process";

/** One thing that `npm test` does. A step that can't run here throws `Skip` with the tool that is missing. */
export interface Step {
  readonly name: string;
  /**
   * Steps that follow each other and name a lane run beside those of the other lane, as they keep one core busy at most;
   * within a lane they keep their order. One without a lane has the machine to itself.
   */
  readonly lane?: "a" | "b";
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

/** Runs one step here; what it throws becomes its result. */
export async function runStep(step: Step): Promise<StepResult> {
  const started = Date.now();
  const seconds = () => (Date.now() - started) / 1000;
  try {
    await step.run();
    return { name: step.name, status: "ran", seconds: seconds() };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    if (error instanceof Skip) {
      console.log(`skipped: ${why}`);
      return { name: step.name, status: "skipped", seconds: seconds(), tool: error.tool, why };
    }
    console.error(why);
    return { name: step.name, status: "failed", seconds: seconds(), why: why.split("\n", 1)[0] ?? "" };
  }
}

/**
 * Runs the steps and gives their results in order; a failed one does not keep the others from running. `apart` runs one
 * in a process of its own and answers with what it printed, so that lanes don't speak at once; without it lanes mean
 * nothing.
 */
export async function runSteps(
  steps: readonly Step[],
  apart?: (step: Step) => Promise<{ readonly result: StepResult; readonly output: string }>,
): Promise<StepResult[]> {
  const results = new Map<Step, StepResult>();
  const title = (step: Step) => console.log(`\n── ${step.name}`);
  for (const group of grouped(steps)) {
    if (apart === undefined || group.length === 1) {
      for (const step of group) {
        title(step);
        results.set(step, await runStep(step));
      }
      continue;
    }
    const lane = async (name: string) => {
      for (const step of group.filter(each => each.lane === name)) {
        const { result, output } = await apart(step);
        title(step);
        process.stdout.write(output);
        results.set(step, result);
      }
    };
    await Promise.all(["a", "b"].map(lane));
  }
  return steps.flatMap(step => results.get(step) ?? []);
}

/** Steps with lanes that stand together are one group; each other step is its own. */
function grouped(steps: readonly Step[]): Step[][] {
  const groups: Step[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (step.lane !== undefined && last?.[0]?.lane !== undefined) last.push(step);
    else groups.push([step]);
  }
  return groups;
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
