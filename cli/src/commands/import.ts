import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { type AgentConfig, deriveIdentity } from "@agentwright/language";
import { absolute, isAgentFile, slashed } from "@agentwright/workspace";
import { convert, shapeOf } from "../agentify/convert.ts";
import { printYaml } from "../agentify/print.ts";
import { parseArguments } from "../arguments.ts";
import { checkFiles } from "../check-files.ts";
import { CannotRun, exitCode } from "../exit.ts";
import { text as findingText } from "../formats/text.ts";

/** `agentwright import FILE [--out FILE]`: one Agentify file -> one agent config, with a list of what stayed behind. */
export async function run(argv: readonly string[]): Promise<number> {
  const { paths, options } = parseArguments("import", argv, { out: "FILE", json: true });
  const [file, ...more] = paths;
  if (file === undefined || more.length > 0) throw new CannotRun("Name one file: agentwright import FILE");
  const value = parse(file);
  const shape = shapeOf(value);
  if (shape === undefined) {
    throw new CannotRun(
      `${file} is neither an Agentify export (metadata.exportedBy) nor an AgentPluginConfig (agent_name).`,
    );
  }
  const { config, notes, secrets } = convert(value, shape);
  const { slug } = deriveIdentity(config as unknown as AgentConfig);
  const out = options.out ?? `${slug}.agent.yaml`;
  if (!/\.agent\.ya?ml$/.test(out)) throw new CannotRun("--out takes a name that ends in .agent.yaml.");
  if (existsSync(out)) throw new CannotRun(`${out} exists already; name another file with --out.`);
  writeFileSync(out, printYaml(config));
  const findings = checkFiles([{ path: absolute(resolve(out)), name: slashed(out) }]);
  if (options.json === true) {
    console.log(
      JSON.stringify({ path: slashed(out), shape, secrets: [...secrets], notes, findings: findings.length }, null, 2),
    );
  } else {
    console.log(`Wrote ${out} from ${shape === "export-file" ? "an Agentify export" : "an AgentPluginConfig"}.`);
    for (const name of secrets)
      console.log(`  secret  ${name}: set it in the editor (Set API Key) or as AGENTWRIGHT_SECRET_${name}`);
    for (const note of notes) console.log(`  note    ${note}`);
    console.log(findingText(findings, 1));
  }
  return findings.some(({ severity }) => severity === "error") ? exitCode.findings : exitCode.fine;
}

function parse(file: string): unknown {
  if (isAgentFile(file)) throw new CannotRun(`${file} is an agent config already.`);
  try {
    return JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    const missing = !existsSync(file);
    throw new CannotRun(
      missing ? `${file} does not exist.` : `${file} is no JSON: ${error instanceof Error ? error.message : error}`,
    );
  }
}
