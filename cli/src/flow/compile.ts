import type { FlowPlan } from "@agentwright/protocol";
import { oneOf } from "../arguments.ts";
import { exitCode } from "../exit.ts";
import type { Input } from "../inputs.ts";
import { nearName } from "../names.ts";
import { databaseOf, type FlowChoices, sourceOf, withFlows } from "./requests.ts";
import { sayProblem } from "./say.ts";

export interface CompileChoices extends FlowChoices {
  readonly out?: string | undefined;
  readonly structure?: string | undefined;
  readonly json: boolean;
}

/** Writes a migration for each flow; a changed structure is refused until somebody says what is to become of it. */
export function compileFlows(inputs: readonly Input[], choices: CompileChoices): Promise<number> {
  const structure = oneOf("structure", choices.structure, ["replace", "version"] as const);
  const database = databaseOf(choices);
  return withFlows(async flows => {
    const written: object[] = [];
    let code: number = exitCode.fine;
    for (const input of inputs) {
      // Each flow is planned again before it is written, as the one before may have added a file.
      const answer = await flows.plan(params(input));
      if (!answer.ok) {
        code = Math.max(code, sayProblem(input, answer, choices));
        continue;
      }
      for (const { name } of answer.plans) {
        const again = await flows.plan({ ...params(input), flow: name });
        if (!again.ok) {
          code = Math.max(code, sayProblem(input, again, choices));
          continue;
        }
        for (const plan of again.plans) {
          const done = await one(input, plan);
          if (typeof done === "number") code = Math.max(code, done);
          else written.push(done);
        }
      }
    }
    if (choices.json) console.log(JSON.stringify(written, null, 2));
    return code;

    /** What was written, or the exit code of what kept it from being. */
    async function one(input: Input, plan: FlowPlan): Promise<object | number> {
      if (plan.verb === "none") {
        console.error(`${input.name}: ${plan.notes[0] ?? "There is nothing to write."}`);
        return { slug: plan.slug, verb: plan.verb, path: "" };
      }
      if (plan.verb === "replace" && structure === undefined) {
        const lines = [
          `Error: Flow '${plan.slug}' structure mismatch`,
          ...plan.changes.map(change => `- ${change}`),
          "Action: Compile it with --structure version (a new slug; the old flow keeps its runs) or --structure replace (its finished runs are deleted)",
        ];
        console.error(lines.join("\n"));
        return exitCode.findings;
      }
      const answer = await flows.write({ plan });
      if (!answer.ok) return sayProblem(input, answer, choices);
      for (const line of answer.messages.slice(0, -1)) console.error(line);
      if (!choices.json) console.log(`✓ Created: ${nearName(answer.path)}`);
      for (const line of [...plan.changes.map(change => `- ${change}`), ...plan.notes]) console.error(line);
      return {
        slug: plan.slug,
        verb: plan.verb,
        profile: plan.profile,
        provenance: plan.provenance,
        path: answer.path,
      };
    }
  });

  function params(input: Input) {
    return {
      ...sourceOf(input, choices),
      ...(database && { database }),
      ...(choices.out !== undefined && { migrations: choices.out }),
      ...(structure && { structure }),
    };
  }
}
