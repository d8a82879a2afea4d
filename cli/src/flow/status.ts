import type { FlowDrift, FlowStatus } from "@agentwright/protocol";
import { CannotRun, exitCode } from "../exit.ts";
import type { Input } from "../inputs.ts";
import { databaseOf, type FlowChoices, sourceOf, withFlows } from "./requests.ts";
import { sayProblem } from "./say.ts";

const words: Readonly<Record<FlowDrift, string>> = {
  "in-sync": "in sync",
  "options-differ": "options differ",
  "structure-differs": "structure differs",
  "not-deployed": "not deployed",
  "only-in-database": "only in the database",
  corrupt: "its definition contradicts itself",
};

/** How the files and a database agree; exit code 1 if a flow of the files is another there. */
export function statusOfFlows(
  inputs: readonly Input[],
  choices: FlowChoices & { readonly json: boolean; readonly strict: boolean },
): Promise<number> {
  const database = databaseOf(choices);
  if (!database) {
    throw new CannotRun("Name a database: --database URL, or AGENTWRIGHT_DATABASE_URL in the environment.");
  }
  return withFlows(async flows => {
    const answer = await flows.status({
      sources: inputs.map(input => sourceOf(input, choices)),
      databases: [database],
    });
    if (!answer.ok) throw new CannotRun(answer.problem);
    let unread: number = exitCode.fine;
    for (const each of answer.unread) {
      const input = inputs.find(({ path }) => path === each.path) ?? { path: each.path, name: each.path };
      unread = Math.max(unread, sayProblem(input, each, choices));
    }
    if (choices.json) console.log(JSON.stringify(answer.environments, null, 2));
    for (const { name, problem, kind, profile, flows: rows } of answer.environments) {
      if (problem !== undefined) throw new CannotRun(problem);
      if (choices.json) continue;
      console.log(`${name}: ${kind}, pgflow ${profile}`);
      for (const row of rows) print(row);
    }
    if (unread !== exitCode.fine) return exitCode.cannotRun;
    const all = answer.environments.flatMap(environment => environment.flows);
    return all.some(flow => isWrong(flow, choices.strict)) ? exitCode.findings : exitCode.fine;
  });
}

function print({ slug, drift, changes, runs, activeRuns, worker, lastRun }: FlowStatus): void {
  console.log(`  ${slug}: ${words[drift]}; ${runs} runs, ${activeRuns} under way`);
  for (const change of changes) console.log(`    - ${change}`);
  if (lastRun) console.log(`    last run: ${lastRun.status}, ${lastRun.startedAt}`);
  if (worker) console.log(`    worker ${worker.function}: ${worker.reason}`);
}

/** `--strict`: a worker that is stale counts too, and a flow that no file defines. */
function isWrong({ drift, worker }: FlowStatus, strict: boolean): boolean {
  if (drift === "only-in-database") return strict;
  if (drift !== "in-sync") return true;
  return strict && worker !== undefined && worker.state !== "fresh";
}
