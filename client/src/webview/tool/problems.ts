import type { JsonObject } from "@agentwright/protocol";
import { checkInput } from "@agentwright/runtime";
import type { Words } from "../../previews/agent/words.ts";
import type { InputPath } from "../form/path.ts";
import type { Problem, Reading } from "../form/read.ts";
import { say } from "../shared/say.ts";

/** A sentence for each place of an input that is wrong; the first one of a place counts. Empty: it can be sent. */
export function problemsOf(reading: Reading, parameters: JsonObject, words: Words): ReadonlyMap<InputPath, string> {
  const found = new Map(reading.problems.map(problem => [problem.path, sentence(problem, words)]));
  const checked = checkInput(parameters, reading.input);
  if (checked.ok) return found;
  for (const { path, message } of checked.problems) {
    if (![...found.keys()].some(known => covers(known, path))) found.set(path, message);
  }
  return found;
}

/** The control itself or one inside it was already complained about. */
function covers(known: InputPath, path: InputPath): boolean {
  return known === path || known.startsWith(`${path}.`) || known.startsWith(`${path}[`);
}

function sentence(problem: Problem, words: Words): string {
  switch (problem.kind) {
    case "missing":
      return words.missing;
    case "number":
      return words.notNumber;
    case "integer":
      return words.notInteger;
    case "json":
      return say(words.notJson, problem.detail ?? "");
  }
}
