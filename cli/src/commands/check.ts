import { oneOf, parseArguments } from "../arguments.ts";
import { checkFiles } from "../check-files.ts";
import { exitCode } from "../exit.ts";
import { formats } from "../formats/index.ts";
import { agentInputs } from "../inputs.ts";

/** `agentwright check PATH… [--format F]`: findings on standard output, nothing else. */
export async function run(argv: readonly string[]): Promise<number> {
  const { paths, options } = parseArguments("check", argv, { format: "F" });
  const format = oneOf("format", options.format, Object.keys(formats) as (keyof typeof formats)[]) ?? "text";
  const inputs = await agentInputs(paths, "check");
  const findings = checkFiles(inputs);
  console.log(formats[format](findings, inputs.length));
  return findings.some(({ severity }) => severity === "error") ? exitCode.findings : exitCode.fine;
}
