import { addOnPlaces } from "../builds.ts";
import { exitCode } from "../exit.ts";
import type { Input } from "../inputs.ts";
import { databaseOf, type FlowChoices, flowCache, sourceOf, withFlows } from "./requests.ts";
import { sayProblem } from "./say.ts";

/** Tries each flow's migration where it can do no harm; exit code 1 if what is read back differs. */
export function verifyFlows(
  inputs: readonly Input[],
  choices: FlowChoices & { readonly json: boolean; readonly install: boolean },
): Promise<number> {
  const database = databaseOf(choices);
  return withFlows(async flows => {
    const all: object[] = [];
    let code: number = exitCode.fine;
    for (const input of inputs) {
      const source = sourceOf(input, choices);
      const addOns = addOnPlaces(source.root);
      const attempt = () => flows.verify({ ...source, addOns, cacheDir: flowCache(), ...(database && { database }) });
      let answer = await attempt();
      if (!answer.ok && answer.code === "add-on-missing" && choices.install) {
        const { installPglite } = await import("../add-ons.ts");
        await installPglite(addOns);
        answer = await attempt();
      }
      if (!answer.ok) {
        code = Math.max(code, sayProblem(input, answer, choices));
        continue;
      }
      for (const flow of answer.flows) {
        if (!flow.equal) code = Math.max(code, exitCode.findings);
        all.push({ file: input.name, ...flow });
        if (choices.json) continue;
        const mark = flow.equal ? "✓" : "✗";
        console.log(`${mark} ${input.name}: flow '${flow.slug}' ${flow.against}, ${flow.ms} ms`);
        for (const difference of flow.differences) console.log(`- ${difference}`);
      }
    }
    if (choices.json) console.log(JSON.stringify(all, null, 2));
    return code;
  });
}
