import { helpPage } from "@agentwright/compiler/backends/github/page";
import { parseArguments } from "../arguments.ts";
import { CannotRun, exitCode } from "../exit.ts";
import { neededToken } from "../github/token.ts";
import { oneFileCommand } from "../workflow/one-file.ts";

const marks = { fine: "ok", wrong: "wrong", unsure: "?", skipped: "-" } as const;

/** `agentwright doctor github`: whether all is in order for compiling there, step by step. */
export async function run([what, ...rest]: readonly string[]): Promise<number> {
  if (what !== "github") throw new CannotRun("agentwright doctor needs github. Run: agentwright doctor --help");
  const { paths, options } = parseArguments("doctor", rest, { sweep: true, remote: "NAME", json: true });
  if (paths.length > 1) throw new CannotRun("agentwright doctor github takes one folder, or none for the current one.");
  const { doctor } = await import("@agentwright/compiler/backends/github/doctor/doctor");
  const json = options.json === true;
  const checks = await doctor({
    folder: paths[0] ?? process.cwd(),
    remote: options.remote,
    api: process.env.GITHUB_API_URL || undefined,
    cli: oneFileCommand(),
    sweep: options.sweep === true,
    token: neededToken,
    fetch,
    onCheck: ({ id, state, message }) => {
      if (json) return;
      console.log(`${marks[state].padEnd(5)}  ${id.padEnd(10)}  ${message}`);
      if (state === "wrong") console.log(`${" ".repeat(19)}${helpPage(id)}`);
    },
  });
  if (json) console.log(JSON.stringify(checks, null, 2));
  return checks.some(({ state }) => state === "wrong") ? exitCode.findings : exitCode.fine;
}
