import type { BuildAnswer } from "@agentwright/compiler";
import type { Artifact, BuildEvent, BuildResult, FileFinding } from "@agentwright/protocol";
import { findRoot } from "@agentwright/workspace";
import { offerAddOns } from "../add-ons.ts";
import { oneOf, parseArguments } from "../arguments.ts";
import { addOnPlaces, builder, outFolder } from "../builds.ts";
import { exitCode } from "../exit.ts";
import { text as findingText } from "../formats/text.ts";
import { agentInputs, type Input } from "../inputs.ts";

/** `agentwright compile PATH…`: artifacts on disk; what it says goes to standard error, `--json` to standard output. */
export async function run(argv: readonly string[]): Promise<number> {
  const { paths, options } = parseArguments("compile", argv, {
    backend: "B",
    target: "T",
    out: "DIR",
    json: true,
    "install-add-ons": true,
  });
  const backend = oneOf("backend", options.backend, ["auto", "embedded", "go", "github", "service"] as const);
  const target = oneOf("target", options.target, ["wasm", "go-wasm", "go-plugin"] as const);
  const inputs = (await agentInputs(paths, "compile")).filter(({ path }) => !path.endsWith("agentwright.json"));
  const build = builder();
  const results: BuildResult[] = [];
  let code: number = exitCode.fine;
  for (const input of inputs) {
    const choices = { backend, target, outDir: outFolder(options.out, input.path) };
    const attempt = () => watched(input, emit => build(input.path, choices, { emit }));
    let answer = await attempt();
    if (options["install-add-ons"] === true && needsAddOn(answer)) {
      await offerAddOns(addOnPlaces(findRoot(input.path)));
      answer = await attempt();
    }
    const { outcome } = answer;
    if (outcome.status === "succeeded") {
      results.push(outcome.result);
      if (options.json !== true) report(input, outcome.result);
    } else if (outcome.status === "failed") {
      console.error(`${input.name}: ${outcome.error.message}`);
      const findings = outcome.error.code === "findings" || outcome.error.code === "tool-syntax";
      code = Math.max(code, findings ? exitCode.findings : exitCode.cannotRun);
    }
  }
  if (options.json === true) console.log(JSON.stringify(summed(results), null, 2));
  return code;
}

function needsAddOn({ outcome }: BuildAnswer): boolean {
  return outcome.status === "failed" && outcome.error.code === "add-on-missing";
}

/** Prints findings and warnings of a build as they come, the findings under the name that the person gave. */
async function watched(input: Input, start: (emit: (event: BuildEvent) => void) => Promise<BuildAnswer>) {
  const findings: FileFinding[] = [];
  const answer = await start(event => {
    if (event.type === "finding") {
      const { finding } = event;
      findings.push(finding.file === input.path ? { ...finding, file: input.name } : finding);
    } else if (event.type === "log" && (event.level === "warn" || event.level === "error")) {
      console.error(`${input.name}: ${event.message}`);
    }
  });
  if (findings.length > 0) console.error(findingText(findings, 1));
  return answer;
}

function report({ name }: Input, { artifacts, backend, cached, durationMs }: BuildResult): void {
  console.error(`${name}: ${backend}, ${durationMs} ms${cached ? ", from the cache" : ""}`);
  for (const { path, bytes, sha256 } of artifacts) console.log(`${path}  ${bytes} bytes  sha256 ${sha256}`);
}

/** The contract's object. For several configs: all artifacts, and each build by itself in `builds`. */
function summed(results: readonly BuildResult[]) {
  const [first] = results;
  if (first !== undefined && results.length === 1) return first;
  const artifacts: Artifact[] = results.flatMap(result => result.artifacts);
  return {
    artifacts,
    fingerprint: results.map(({ fingerprint }) => fingerprint).join("+"),
    cached: results.length > 0 && results.every(({ cached }) => cached),
    backend: first?.backend ?? "embedded",
    durationMs: results.reduce((sum, { durationMs }) => sum + durationMs, 0),
    builds: results,
  };
}
