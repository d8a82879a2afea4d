// `npm start`: builds, then checks, compiles and runs the examples through the very command that users have, and says
// what it did. With a terminal it then opens the extension in an editor.
import { readFileSync, rmSync } from "node:fs";
import { basename } from "node:path";
import { openEditor } from "./lib/open-editor.ts";
import { capture, run } from "./lib/steps.ts";

interface Example {
  readonly config: string;
  /** A tool to call and its input; none for an orchestration, which is compiled and checked. */
  readonly call?: { readonly tool: string; readonly input: unknown };
  /** The file of the flow that the agent's tool starts: checked, compiled and verified too. */
  readonly flow?: string;
  /** It is compiled with Go, or said to be skipped where there is none. */
  readonly needsGo?: boolean;
}

const examples = JSON.parse(readFileSync("examples/start.json", "utf8")) as readonly Example[];
const agentwright = (...args: string[]) => capture(process.execPath, ["dist/cli.js", ...args], { codes: [0] });

let skipped = 0;
console.log("Building …");
await run(process.execPath, ["esbuild.mjs"]);
for (const { config, call, flow, needsGo } of examples) {
  console.log(`\n${config}`);
  const started = performance.now();
  const findings = JSON.parse(await agentwright("check", config, "--format", "json")) as { code: string }[];
  console.log(
    `  checked   ${findings.length === 0 ? "nothing found" : `${findings.length} findings`} (${since(started)})`,
  );
  const how = needsGo ? ["--backend", "go"] : [];
  const compile = ["dist/cli.js", "compile", config, "--json", ...how];
  const result = JSON.parse(await capture(process.execPath, compile, { codes: needsGo ? [0, 2] : [0] }));
  if (result.artifacts.length === 0) {
    skipped++;
    console.log("  skipped: go not found (its tools are written in Go; go.dev/dl has it)");
    continue;
  }
  for (const { path, bytes, sha256 } of result.artifacts) {
    const name = path.replace(/^.*\/(?=\.agentwright\/)/, "");
    console.log(`  compiled  ${name}, ${Math.round(bytes / 1024)} KB, sha256 ${sha256}`);
  }
  console.log(
    `            ${result.backend}, ${result.durationMs.toFixed(1)} ms${result.cached ? ", from the cache" : ""}`,
  );
  if (flow !== undefined) await showFlow(flow);
  if (call === undefined) continue;
  const asked = performance.now();
  const answer = JSON.parse(
    await agentwright("run", config, "--tool", call.tool, "--input", JSON.stringify(call.input)),
  );
  console.log(
    `  ran       ${call.tool}(${JSON.stringify(call.input)}) in ${since(asked)}, the start of the process included`,
  );
  for (const line of JSON.stringify(answer, null, 2).split("\n")) console.log(`            ${line}`);
}
const rest = skipped === 0 ? "" : `, but for ${skipped} that needs Go`;
console.log(`\nAll examples are checked, compiled and run${rest}.`);
if (process.stdout.isTTY && process.stdin.isTTY) await openEditor();

/** Its migration goes into a folder that git ignores; PGlite, for trying it, into the user's cache if npm can fetch it. */
async function showFlow(file: string): Promise<void> {
  const migrations = "examples/.agentwright/migrations";
  rmSync(migrations, { recursive: true, force: true });
  const findings = JSON.parse(await agentwright("flow", "check", file, "--format", "json")) as unknown[];
  console.log(`  flow      ${file}: ${findings.length === 0 ? "nothing found" : `${findings.length} findings`}`);
  const [written] = JSON.parse(await agentwright("flow", "compile", file, "--out", migrations, "--format", "json"));
  console.log(`  compiled  ${migrations}/${basename(written.path)}, for pgflow ${written.profile}`);
  const verify = ["flow", "verify", file, "--format", "json", "--install-add-ons"];
  const [verified] = JSON.parse(await capture(process.execPath, ["dist/cli.js", ...verify], { codes: [0, 2] }));
  if (verified === undefined)
    console.log("  verified  no: PGlite can't be fetched here. Name a server: flow verify --database URL");
  else
    console.log(
      `  verified  ${verified.equal ? "read back as compiled" : "it differs"}; ${verified.against} (${verified.ms} ms)`,
    );
}

function since(start: number): string {
  return `${(performance.now() - start).toFixed(0)} ms`;
}
