import { readFileSync, writeFileSync } from "node:fs";
import { migrate, syntaxOf } from "@agentwright/language";
import { parseArguments } from "../arguments.ts";
import { CannotRun, exitCode } from "../exit.ts";
import { plural } from "../formats/text.ts";
import { agentInputs } from "../inputs.ts";

/** `agentwright migrate PATH…`: brings each config to the newest format, step by step; comments stay. */
export async function run(argv: readonly string[]): Promise<number> {
  const { paths, options } = parseArguments("migrate", argv, { "dry-run": true });
  const inputs = await agentInputs(paths, "migrate");
  let changed = 0;
  for (const { path, name } of inputs) {
    const syntax = syntaxOf(path);
    if (syntax === undefined) continue;
    const before = readFileSync(path, "utf8");
    const { text, steps, problem } = migrate(before, syntax);
    if (problem !== undefined) throw new CannotRun(`${name}: ${problem}`);
    if (text === before) continue;
    changed++;
    if (options["dry-run"] !== true) writeFileSync(path, text);
    for (const step of steps) console.log(`${name}: ${step}`);
  }
  const verb = options["dry-run"] === true ? "would change" : "changed";
  console.log(
    `${plural(inputs.length, "config")}, ${changed} ${verb}${changed === 0 ? ": all are of the newest format" : ""}.`,
  );
  return exitCode.fine;
}
