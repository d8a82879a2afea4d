import { writeFileSync } from "node:fs";
import { migrate, syntaxOf } from "@agentwright/language";
import { parseArguments } from "../arguments.ts";
import { CannotRun, exitCode } from "../exit.ts";
import { readText, trouble } from "../files.ts";
import { plural } from "../formats/text.ts";
import { agentInputs, type Input } from "../inputs.ts";

/** `agentwright migrate PATH…`: brings each config to the newest format, step by step; comments stay. */
export async function run(argv: readonly string[]): Promise<number> {
  const { paths, options } = parseArguments("migrate", argv, { "dry-run": true });
  const dry = options["dry-run"] === true;
  const inputs = await agentInputs(paths, "migrate");
  let changed = 0;
  let failed = 0;
  for (const input of inputs) {
    try {
      if (migrateOne(input, dry)) changed++;
    } catch (error) {
      if (!(error instanceof CannotRun)) throw error;
      console.error(error.message);
      failed++;
    }
  }
  const verb = dry ? "would change" : "changed";
  const rest = failed > 0 ? `, ${failed} failed` : changed === 0 ? ": all are of the newest format" : "";
  console.log(`${plural(inputs.length, "config")}, ${changed} ${verb}${rest}.`);
  return failed > 0 ? exitCode.cannotRun : exitCode.fine;
}

function migrateOne({ path, name }: Input, dry: boolean): boolean {
  const syntax = syntaxOf(path);
  if (syntax === undefined) throw new CannotRun(`${name} is no agent config.`);
  const before = readText(path, name);
  const { text, steps, problem } = migrate(before, syntax);
  if (problem !== undefined) throw new CannotRun(`${name}: ${problem}`);
  if (text === before) return false;
  for (const step of steps) console.log(`${name}: ${step}`);
  if (dry) return true;
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new CannotRun(`${trouble(name, error)}.`);
  }
  return true;
}
