import type { BuildAnswer } from "@agentwright/compiler";
import { inputsDigest } from "@agentwright/compiler/backends/github/workflow/digest";
import type { Artifact, BuildResult } from "@agentwright/protocol";
import { findRoot } from "@agentwright/workspace";
import { oneOf, parseArguments } from "../arguments.ts";
import { addOnPlaces, builder, outFolder } from "../builds.ts";
import { CannotRun, exitCode } from "../exit.ts";
import { agentInputs, type Input } from "../inputs.ts";
import { nearName } from "../names.ts";
import { failureCode, watched } from "../watch.ts";

/** `agentwright compile PATH…`: artifacts on disk; what it says goes to standard error, `--json` to standard output. */
export async function run(argv: readonly string[]): Promise<number> {
  const { paths, options } = parseArguments("compile", argv, {
    backend: "B",
    target: "T",
    out: "DIR",
    json: true,
    "install-add-ons": true,
    "send-uncommitted": true,
    "expect-inputs": "SHA256",
  });
  const backend = oneOf("backend", options.backend, ["auto", "embedded", "go", "github", "service"] as const);
  const target = oneOf("target", options.target, ["wasm", "go-wasm", "go-plugin"] as const);
  const inputs = await agentInputs(paths, "compile");
  const expected = expectedInputs(options["expect-inputs"], inputs.length);
  const build = builder({ sendUncommitted: options["send-uncommitted"] === true });
  const signal = interrupted();
  const results: BuildResult[] = [];
  const makers = new Map<string, string>();
  let code: number = exitCode.fine;
  for (const input of inputs) {
    const choices = { backend, target, outDir: outFolder(options.out, input.path) };
    const attempt = () => watched(input, "all", emit => build(input.path, choices, { emit, signal }));
    let answer = await attempt();
    if (options["install-add-ons"] === true && needsAddOn(answer)) {
      const { installEsbuild } = await import("../add-ons.ts");
      await installEsbuild(addOnPlaces(findRoot(input.path)));
      answer = await attempt();
    }
    const { outcome } = answer;
    if (outcome.status === "cancelled") return exitCode.cannotRun;
    if (outcome.status === "failed") code = Math.max(code, failureCode(outcome.error));
    if (outcome.status !== "succeeded") continue;
    if (expected !== undefined) await compareInputs(input, answer, expected);
    results.push(outcome.result);
    if (options.json !== true) report(input, outcome.result);
    if (overwritten(input, outcome.result, makers)) code = exitCode.cannotRun;
  }
  if (options.json === true) console.log(JSON.stringify(summed(results), null, 2));
  return code;
}

/** Aborted by the first Ctrl+C, so that a run elsewhere is cancelled too; the second one ends the process. */
function interrupted(): AbortSignal {
  const controller = new AbortController();
  process.once("SIGINT", () => controller.abort());
  return controller.signal;
}

/** An empty one is none: a workflow hands over what its input holds. @throws CannotRun for what is no digest. */
function expectedInputs(given: string | undefined, configs: number): string | undefined {
  if (given === undefined || given === "") return undefined;
  if (!/^[0-9a-f]{64}$/.test(given)) throw new CannotRun("--expect-inputs takes a SHA-256: 64 hex digits.");
  if (configs !== 1) throw new CannotRun("--expect-inputs is about one config; name one.");
  return given;
}

/** @throws CannotRun if the plugin was made from something else than what whoever asked for it has before them. */
async function compareInputs({ name }: Input, { manifest }: BuildAnswer, expected: string): Promise<void> {
  const found = await inputsDigest(manifest?.inputs ?? []);
  if (found === expected) return;
  const list = (manifest?.inputs ?? []).map(({ path, sha256 }) => `  ${sha256}  ${path}`).join("\n");
  throw new CannotRun(
    `${name}: what was compiled is not what was meant (inputs ${found}, expected ${expected}). ` +
      `Compile again from the commit that holds the newest state of these files:\n${list}`,
  );
}

function needsAddOn({ outcome }: BuildAnswer): boolean {
  return outcome.status === "failed" && outcome.error.code === "add-on-missing";
}

function report({ name }: Input, { artifacts, backend, cached, durationMs }: BuildResult): void {
  console.error(`${name}: ${backend}, ${durationMs} ms${cached ? ", from the cache" : ""}`);
  for (const { path, bytes, sha256 } of artifacts) console.log(`${nearName(path)}  ${bytes} bytes  sha256 ${sha256}`);
}

/** Two agents of one name and version are written to one file; the first is gone then, which must be said. */
function overwritten({ name }: Input, { artifacts }: BuildResult, makers: Map<string, string>): boolean {
  const [first] = artifacts;
  if (first === undefined) return false;
  const other = makers.get(first.path);
  makers.set(first.path, name);
  if (other === undefined) return false;
  console.error(
    `${name} and ${other} are both written to ${nearName(first.path)}, and the last one stays: ` +
      "give one of them another name or version, or compile it with another --out.",
  );
  return true;
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
