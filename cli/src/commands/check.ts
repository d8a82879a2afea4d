import { oneOf, parseArguments } from "../arguments.ts";
import { type Checked, checkFiles } from "../check-files.ts";
import { exitCode } from "../exit.ts";
import { isFlowFile } from "../flow/inputs.ts";
import { formatNames, loadFormat } from "../formats/index.ts";
import { agentInputs, type Input } from "../inputs.ts";

/** `agentwright check PATH… [--format F]`: findings on standard output and nothing else there. */
export async function run(argv: readonly string[]): Promise<number> {
  const { paths, options } = parseArguments("check", argv, { format: "F" });
  const format = await loadFormat(oneOf("format", options.format, formatNames) ?? "text");
  const inputs = await agentInputs(paths, "check", { projectFiles: true, flows: true });
  const { findings, files, unreadable } = both(
    await checkFiles(inputs.filter(({ path }) => !isFlowFile(path))),
    await checkFlows(inputs.filter(({ path }) => isFlowFile(path))),
  );
  console.log(format(findings, files));
  for (const sentence of unreadable) console.error(sentence);
  if (unreadable.length > 0) return exitCode.cannotRun;
  return findings.some(({ severity }) => severity === "error") ? exitCode.findings : exitCode.fine;
}

/** TypeScript's parser is loaded only if there are flows to check. */
async function checkFlows(inputs: readonly Input[]): Promise<Checked> {
  if (inputs.length === 0) return { findings: [], files: 0, unreadable: [] };
  return (await import("../flow/check.ts")).checkFlowFiles(inputs);
}

function both(one: Checked, other: Checked): Checked {
  return {
    findings: [...one.findings, ...other.findings],
    files: one.files + other.files,
    unreadable: [...one.unreadable, ...other.unreadable],
  };
}
