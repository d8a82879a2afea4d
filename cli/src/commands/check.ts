import { oneOf, parseArguments } from "../arguments.ts";
import { checkFiles } from "../check-files.ts";
import { exitCode } from "../exit.ts";
import { formatNames, loadFormat } from "../formats/index.ts";
import { agentInputs } from "../inputs.ts";

/** `agentwright check PATH… [--format F]`: findings on standard output and nothing else there. */
export async function run(argv: readonly string[]): Promise<number> {
  const { paths, options } = parseArguments("check", argv, { format: "F" });
  const format = await loadFormat(oneOf("format", options.format, formatNames) ?? "text");
  const { findings, files, unreadable } = checkFiles(await agentInputs(paths, "check", { projectFiles: true }));
  console.log(format(findings, files));
  for (const sentence of unreadable) console.error(sentence);
  if (unreadable.length > 0) return exitCode.cannotRun;
  return findings.some(({ severity }) => severity === "error") ? exitCode.findings : exitCode.fine;
}
