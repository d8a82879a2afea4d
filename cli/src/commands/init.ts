import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { agentTypes, newAgentText, slugOf } from "@agentwright/language";
import { slashed } from "@agentwright/workspace";
import { oneOf, parseArguments } from "../arguments.ts";
import { CannotRun, exitCode } from "../exit.ts";

/** `agentwright init [NAME]`: a new agent that checks clean and has one tool to call. Never overwrites. */
export async function run(argv: readonly string[]): Promise<number> {
  const { paths, options } = parseArguments("init", argv, { type: "T", out: "DIR", format: "F" });
  const name = paths.length === 0 ? "My Agent" : paths.join(" ");
  const type = oneOf("type", options.type, agentTypes) ?? "assistant";
  const syntax = oneOf("format", options.format, ["yaml", "json", "jsonc"] as const) ?? "yaml";
  if (name.length < 3 || name.length > 100)
    throw new CannotRun(`A name has 3 to 100 characters; "${name}" has ${name.length}.`);
  const folder = options.out ?? ".";
  const file = join(folder, `${slugOf(name)}.agent.${syntax}`);
  if (existsSync(file)) throw new CannotRun(`${file} exists already; give another name or --out another folder.`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, newAgentText({ name, type, syntax }));
  const path = slashed(file);
  console.log(
    `Wrote ${path}. Next:\n  agentwright check ${path}\n  agentwright run ${path} --tool greet --input '{"name":"Ada"}'`,
  );
  return exitCode.fine;
}
