import { resolve } from "node:path";
import { type AgentConfig, deriveIdentity, ruleByCode } from "@agentwright/language";
import { absolute, diskOutside, isAgentFile, slashed } from "@agentwright/workspace";
import { type AgentifyShape, convert, shapeOf } from "../agentify/convert.ts";
import { printYaml } from "../agentify/print.ts";
import { settle } from "../agentify/settle.ts";
import { parseArguments } from "../arguments.ts";
import { type Checked, checkFiles } from "../check-files.ts";
import { CannotRun, exitCode } from "../exit.ts";
import { readText, writeNew } from "../files.ts";
import { text as findingText, line } from "../formats/text.ts";
import type { Input } from "../inputs.ts";
import { plainLine, shellWord } from "../names.ts";

/** `agentwright import FILE [--out FILE]`: one Agentify file -> one agent config, with a list of what stayed behind. */
export async function run(argv: readonly string[]): Promise<number> {
  const { paths, options } = parseArguments("import", argv, { out: "FILE", json: true });
  const [file, ...more] = paths;
  if (file === undefined || file === "" || more.length > 0)
    throw new CannotRun("Name one file: agentwright import FILE");
  const value = parse(file);
  const shape = shapeOf(value);
  if (shape === undefined) {
    throw new CannotRun(
      `${file} is neither an Agentify export (metadata.exportedBy) nor an AgentPluginConfig (agent_name).`,
    );
  }
  const { config, notes } = convert(value, shape);
  const out = slashed(options.out ?? `${deriveIdentity(config as unknown as AgentConfig).slug}.agent.yaml`);
  if (!/\.agent\.ya?ml$/.test(out)) throw new CannotRun("--out takes a name that ends in .agent.yaml.");
  const path = absolute(resolve(out));
  // Which secrets are set, and which other agents there are, must not decide what is carried over.
  const outside = { ...diskOutside(path, { agents: "unknown" }), secrets: () => "unknown" as const };
  const text = settle(printYaml(config), { outside, fileName: path }, notes);
  writeNew(out, text, "name another file with --out");
  const checked = await checkFiles([{ path, name: out }]);
  notes.push(...(await codeProblems({ path, name: out })));
  const said = { path: out, shape, secrets: secretsIn(text), notes: [...new Set(notes)] };
  if (options.json === true) console.log(JSON.stringify({ ...said, findings: checked.findings.length }, null, 2));
  else report(said, checked);
  return checked.findings.some(({ severity }) => severity === "error") ? exitCode.findings : exitCode.fine;
}

/** What is wrong with code that was carried over as it stood: it only shows when it is compiled. */
async function codeProblems(input: Input): Promise<string[]> {
  const problems: string[] = [];
  const { builder } = await import("../builds.ts");
  await builder()(
    input.path,
    {},
    {
      emit: event => {
        if (event.type === "finding" && ruleByCode(event.finding.code)?.from === "compiler")
          problems.push(line({ ...event.finding, file: input.name }));
      },
    },
  );
  return problems;
}

interface Said {
  readonly path: string;
  readonly shape: AgentifyShape;
  readonly secrets: readonly string[];
  readonly notes: readonly string[];
}

function report({ path, shape, secrets, notes }: Said, { findings, files }: Checked): void {
  console.log(`Wrote ${path} from ${shape === "export-file" ? "an Agentify export" : "an AgentPluginConfig"}.`);
  for (const name of secrets) {
    console.log(`  secret  ${name}: set it in the editor (Set API Key) or as AGENTWRIGHT_SECRET_${name}`);
  }
  for (const note of notes) console.log(`  note    ${plainLine(note)}`);
  console.log(`${findingText(findings, files)}\nNext:\n  agentwright compile ${shellWord(path)}`);
}

/** Names of the secrets that the config refers to, each once, in order. */
function secretsIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(/\$\{secret:([A-Za-z_]\w*)\}/g), match => match[1] ?? ""))].sort();
}

function parse(file: string): unknown {
  const text = readText(file, file).replace(/^\uFEFF/, "");
  if (isAgentFile(file)) throw new CannotRun(`${file} is an agent config already; check it with: agentwright check`);
  try {
    return JSON.parse(text);
  } catch (error) {
    // The parser's message quotes the text, which may hold a key.
    const place =
      error instanceof Error ? /at position \d+(?: \(.*\))?|end of JSON/.exec(error.message)?.[0] : undefined;
    throw new CannotRun(`${file} is no JSON${place ? ` (${place})` : ""}.`);
  }
}
