import { join } from "node:path";
import { agentTypes, checkAgent, newAgentText, openAgent, slugOf } from "@agentwright/language";
import { absolute, diskOutside, slashed } from "@agentwright/workspace";
import { oneOf, parseArguments } from "../arguments.ts";
import { CannotRun, exitCode } from "../exit.ts";
import { writeNew } from "../files.ts";
import { shellWord } from "../names.ts";

/** `agentwright init [NAME]`: a new agent that checks clean and has one tool to call. Never overwrites. */
export async function run(argv: readonly string[]): Promise<number> {
  const { paths, options } = parseArguments("init", argv, { type: "T", out: "DIR", format: "F" });
  const name = paths.length === 0 ? "My Agent" : paths.join(" ").trim();
  const type = oneOf("type", options.type, agentTypes) ?? "assistant";
  const syntax = oneOf("format", options.format, ["yaml", "json", "jsonc"] as const) ?? "yaml";
  const { length } = Array.from(name);
  if (length < 3 || length > 100) throw new CannotRun(`A name has 3 to 100 characters; "${name}" has ${length}.`);
  const file = slashed(join(options.out ?? ".", `${slugOf(name)}.agent.${syntax}`));
  const text = newAgentText({ name, type, syntax });
  const outside = diskOutside(absolute(file));
  const [problem] = checkAgent(openAgent(text, syntax), { outside, fileName: absolute(file) });
  if (problem !== undefined) {
    throw new CannotRun(`An agent of this name would not check clean: ${problem.message} Give another name.`);
  }
  writeNew(file, text, "give another name or --out another folder");
  const path = shellWord(file);
  console.log(
    `Wrote ${file}. Next:\n  agentwright check ${path}\n  agentwright run ${path} --tool greet --input '{"name":"Ada"}'`,
  );
  return exitCode.fine;
}
