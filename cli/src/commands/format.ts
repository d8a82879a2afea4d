import { writeFileSync } from "node:fs";
import { parseSource, syntaxOf } from "@agentwright/language";
import { applyTextEdits } from "@agentwright/language/agent/format/apply";
import { format } from "@agentwright/language/agent/format/format";
import { parseArguments } from "../arguments.ts";
import { CannotRun, exitCode } from "../exit.ts";
import { readText, trouble } from "../files.ts";
import { plural } from "../formats/text.ts";
import { agentInputs, type Input } from "../inputs.ts";

/** `agentwright format [--check] PATH…`: blanks and line breaks in order; what configs say stays as it is. */
export async function run(argv: readonly string[]): Promise<number> {
  const { paths, options } = parseArguments("format", argv, { check: true });
  const check = options.check === true;
  const inputs = await agentInputs(paths, "format");
  let changed = 0;
  let failed = 0;
  for (const input of inputs) {
    try {
      if (!formatOne(input, check)) continue;
      console.log(input.name);
      changed++;
    } catch (error) {
      if (!(error instanceof CannotRun)) throw error;
      console.error(error.message);
      failed++;
    }
  }
  const done =
    changed === 0 && failed === 0 ? ": all are formatted" : `, ${changed} ${check ? "to format" : "formatted"}`;
  console.log(`${plural(inputs.length, "config")}${done}${failed > 0 ? `, ${failed} failed` : ""}.`);
  if (failed > 0) return exitCode.cannotRun;
  return check && changed > 0 ? exitCode.findings : exitCode.fine;
}

/** Tells whether anything is to be changed, and changes it if it isn't only asked for. */
function formatOne({ path, name }: Input, check: boolean): boolean {
  const syntax = syntaxOf(path);
  if (syntax === undefined) throw new CannotRun(`${name} is no agent config.`);
  const before = readText(path, name);
  const edits = format(parseSource(before, syntax), { finalNewline: true });
  if (edits.length === 0) return false;
  if (check) return true;
  try {
    writeFileSync(path, applyTextEdits(before, edits));
  } catch (error) {
    throw new CannotRun(`${trouble(name, error)}.`);
  }
  return true;
}
