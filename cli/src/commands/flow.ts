import { type PgflowProfile, pgflowProfiles } from "@agentwright/protocol";
import { absolute } from "@agentwright/workspace";
import { oneOf, parseArguments } from "../arguments.ts";
import { CannotRun, exitCode } from "../exit.ts";
import { flowInputs } from "../flow/inputs.ts";
import { formatNames, loadFormat } from "../formats/index.ts";

const verbs = ["check", "compile", "diff", "verify", "status"] as const;

/** `agentwright flow VERB FILE…`. Each verb is a file in `flow/`, loaded when it is run. */
export async function run([name, ...rest]: readonly string[]): Promise<number> {
  const verb = verbs.find(each => each === name);
  if (verb === undefined) {
    throw new CannotRun(`agentwright flow needs one of ${verbs.join(", ")}. Run: agentwright flow --help`);
  }
  const { paths, options } = parseArguments("flow", rest, {
    database: "URL",
    profile: "P",
    format: "F",
    out: "DIR",
    flow: "SLUG",
    structure: "S",
    evaluate: true,
    strict: true,
    "install-add-ons": true,
  });
  const profile = oneOf("profile", options.profile, pgflowProfiles);
  const inputs = await flowInputs(paths, verb);
  if (verb === "check") return check(inputs, options.format, profile, options.strict === true);
  const json = oneOf("format", options.format, ["text", "json"] as const) === "json";
  const strict = options.strict === true;
  const out = options.out === undefined ? undefined : absolute(options.out);
  if (verb === "compile") return (await import("../flow/compile.ts")).compileFlows(inputs, { ...options, out, json });
  if (verb === "diff") return (await import("../flow/diff.ts")).diffFlows(inputs, { ...options, out, json });
  if (verb === "status") return (await import("../flow/status.ts")).statusOfFlows(inputs, { ...options, json, strict });
  const install = options["install-add-ons"] === true;
  return (await import("../flow/verify.ts")).verifyFlows(inputs, { ...options, json, install });
}

async function check(
  inputs: Awaited<ReturnType<typeof flowInputs>>,
  name: string | undefined,
  profile: PgflowProfile | undefined,
  strict: boolean,
): Promise<number> {
  const format = await loadFormat(oneOf("format", name, formatNames) ?? "text");
  const { checkFlowFiles } = await import("../flow/check.ts");
  const { findings, files, unreadable } = await checkFlowFiles(inputs, profile);
  console.log(format(findings, files));
  for (const sentence of unreadable) console.error(sentence);
  if (unreadable.length > 0) return exitCode.cannotRun;
  const wrong = findings.some(({ severity }) => severity === "error" || (strict && severity === "warning"));
  return wrong ? exitCode.findings : exitCode.fine;
}
