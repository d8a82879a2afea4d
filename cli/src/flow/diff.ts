import { exitCode } from "../exit.ts";
import type { Input } from "../inputs.ts";
import { databaseOf, type FlowChoices, sourceOf, withFlows } from "./requests.ts";
import { sayProblem } from "./say.ts";

/** What compiling would change, against the migrations or a database; exit code 1 if anything does. */
export function diffFlows(
  inputs: readonly Input[],
  choices: FlowChoices & { readonly json: boolean; readonly out?: string | undefined },
): Promise<number> {
  const database = databaseOf(choices);
  return withFlows(async flows => {
    const all: object[] = [];
    let code: number = exitCode.fine;
    for (const input of inputs) {
      const answer = await flows.plan({
        ...sourceOf(input, choices),
        ...(database && { database }),
        ...(choices.out !== undefined && { migrations: choices.out }),
      });
      if (!answer.ok) {
        code = Math.max(code, sayProblem(input, answer, choices));
        continue;
      }
      for (const { slug, verb, risk, changes, comparedWith, profile, provenance } of answer.plans) {
        if (verb !== "none") code = Math.max(code, exitCode.findings);
        all.push({ file: input.name, slug, verb, risk, changes, comparedWith, profile, provenance });
        if (choices.json) continue;
        const word = {
          none: "is the same in",
          create: "is not in",
          options: "has other options than",
          replace: "has another structure than",
          version: "has another structure than",
        };
        console.log(`${input.name}: flow '${slug}' ${word[verb]} ${comparedWith}`);
        for (const change of changes) console.log(`- ${change}`);
      }
    }
    if (choices.json) console.log(JSON.stringify(all, null, 2));
    return code;
  });
}
