import { spawnSync } from "node:child_process";
import type { ParsedWorkflow, Peers, Token } from "./peers.ts";

/** What a run has done. */
export interface RunResult {
  readonly conclusion: "success" | "failure";
  /** Name of each step that ran, in order. */
  readonly steps: readonly string[];
  readonly log: string;
  readonly runsOn: string;
  readonly runName: string;
}

/** Stands in for an action: GitHub brings them from where we can't. */
export type StandIn = (given: Readonly<Record<string, string>>) => void;

export interface RunOptions {
  readonly inputs: Readonly<Record<string, string>>;
  readonly workspace: string;
  readonly env: NodeJS.ProcessEnv;
  /** By the action's name without its version. */
  readonly uses: Readonly<Record<string, StandIn>>;
}

/** Does the first job of a workflow: conditions and values by GitHub's own evaluator, scripts by bash as GitHub calls it. */
export function run(peers: Peers, { root }: ParsedWorkflow, options: RunOptions): RunResult {
  const { inputs, workspace, env, uses } = options;
  const textOf = (token: Token | undefined): string =>
    token?.isExpression ? String(peers.evaluate(token.expression ?? "", { inputs })) : String(token?.value ?? "");
  const entriesOf = (token: Token | undefined): Record<string, string> => {
    const pairs = Array.from({ length: token?.count ?? 0 }, (_, index) => token?.get?.(index));
    return Object.fromEntries(pairs.map(pair => [String(pair?.key.value), textOf(pair?.value)]));
  };
  const job = root.find?.("jobs")?.get?.(0).value;
  const steps = job?.find?.("steps");
  const ran: string[] = [];
  let log = "";
  for (let index = 0; index < (steps?.count ?? 0); index++) {
    const step = steps?.get?.(index) as Token;
    const condition = step.find?.("if");
    if (condition?.isExpression && peers.evaluate(condition.expression ?? "", { inputs }) === false) continue;
    ran.push(textOf(step.find?.("name")));
    const action = step.find?.("uses");
    try {
      if (action) {
        const [name = ""] = textOf(action).split("@");
        const standIn = uses[name];
        if (!standIn) throw new Error(`nothing stands in for ${name}`);
        standIn(entriesOf(step.find?.("with")));
        continue;
      }
      const script = textOf(step.find?.("run"));
      const done = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], {
        cwd: workspace,
        env: { ...env, ...entriesOf(step.find?.("env")) },
        encoding: "utf8",
      });
      log += `${done.stdout}${done.stderr}`;
      if (done.status !== 0) throw new Error(`ended with ${done.status}`);
    } catch (error) {
      log += `${ran.at(-1)}: ${error instanceof Error ? error.message : error}\n`;
      return { conclusion: "failure", steps: ran, log, runsOn: "", runName: "" };
    }
  }
  const runsOn = textOf(job?.find?.("runs-on"));
  return { conclusion: "success", steps: ran, log, runsOn, runName: textOf(root.find?.("run-name")) };
}

/**
 * The inputs of a run as GitHub takes them.
 * @throws Error with the message of its answer 422
 */
export function accept(
  { inputs }: ParsedWorkflow,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const unexpected = Object.keys(given).filter(name => !Object.hasOwn(inputs, name));
  if (unexpected.length > 0) throw new Error(`Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  const taken: Record<string, string> = {};
  for (const [name, { required, default: value, options }] of Object.entries(inputs)) {
    const said = given[name] ?? (value === undefined ? undefined : String(value));
    if (said === undefined && required === true) throw new Error(`Required input '${name}' not provided`);
    if (said !== undefined && options && !options.includes(said)) {
      throw new Error(`Provided value '${said}' for input '${name}' not in the list of allowed values`);
    }
    taken[name] = said ?? "";
  }
  return taken;
}
