import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  artifactName,
  cliPath,
  dispatchInputs,
  inputsDigest,
  workflowInputs,
  workflowText,
} from "@agentwright/compiler/backends/github/workflow/index";
import { build } from "@agentwright/compiler/build/build";
import { diskHost } from "@agentwright/compiler/node/host";
import { readBundle } from "@agentwright/runtime";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { buildWorkflowCli } from "../../cli/build.mjs";
import { loadPeers, type Peers } from "./peers.ts";
import { TestRepository } from "./repository.ts";
import { accept, type RunResult, run } from "./runner.ts";

let peers: Peers;
let cli: Buffer;
let cliSha256: string;
let repository: TestRepository;

beforeAll(async () => {
  peers = await loadPeers();
  const folder = mkdtempSync(join(tmpdir(), "agentwright-one-file-"));
  await buildWorkflowCli({ outfile: join(folder, "cli.mjs") });
  cli = readFileSync(join(folder, "cli.mjs"));
  rmSync(folder, { recursive: true, force: true, maxRetries: 9 });
  cliSha256 = createHash("sha256").update(cli).digest("hex");
});
beforeEach(() => {
  repository = new TestRepository();
});
afterEach(() => repository.remove());
afterAll(() => expect(existsSync("PWNED")).toBe(false));

/** A name that a shell would make something of, wherever it is not handed over as it is. */
const hostile = "agents/it's \"q\" $(touch PWNED) `touch PWNED` ;touch PWNED; && ${IFS} %PATH%/a'b.agent.yaml";
const config = `identity:
  name: "It's \\"quoted\\" $(touch PWNED) \`touch PWNED\`"
  type: assistant
personality:
  traits: [helpful]
  communicationStyle: friendly
capabilities: { canBrowseWeb: false, canExecuteCode: false, canAccessFiles: false, networkAccess: false }
prompts:
  - name: p
    content: |
      '; touch PWNED; echo "$GITHUB_TOKEN" $(touch PWNED) \`touch PWNED\` \${HOME} %0A::error::x
tools:
  - name: say
    description: "'\\"$(touch PWNED)\`"
    language: typescript
    code: |
      // \${{ github.token }} \`touch PWNED\`
      export default (input: { a: string }) => \`\${input.a} $(touch PWNED) '"\`;
`;

/** Dispatches, with the inputs taken as GitHub takes them, and does the run. */
async function dispatch(text: string, inputs: Readonly<Record<string, string>>): Promise<RunResult> {
  const workflow = await peers.parse(text);
  expect(workflow.errors).toEqual([]);
  const { workspace, env, uses } = repository;
  return run(peers, workflow, { inputs: accept(workflow, inputs), workspace, env, uses });
}

/** What the very same config is made into here. */
async function builtHere(path = hostile) {
  const request = { id: "1", path: `${repository.folder}/${path}`, root: repository.folder, target: "wasm" as const };
  const { outcome, manifest } = await build(request, diskHost());
  if (outcome.status !== "succeeded" || !manifest) throw new Error(JSON.stringify(outcome));
  return { plugin: outcome.result.artifacts[0]?.sha256, expect: await inputsDigest(manifest.inputs) };
}

async function uploaded(correlation: string) {
  const files = repository.artifacts.get(artifactName(correlation));
  const name = [...(files?.keys() ?? [])].find(each => each.endsWith(".agentplugin.zip")) ?? "";
  const bundle = await readBundle(files?.get(name) ?? Buffer.alloc(0));
  const result = JSON.parse(files?.get("result.json")?.toString() ?? "");
  return { plugin: bundle.index.plugin.sha256, result };
}

function touched(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(name => /(^|[\\/])PWNED$/.test(name));
}

test.each([{}, { attest: true }])(
  "GitHub's parser and actionlint find nothing in the workflow of %o",
  async options => {
    const text = await workflowText({ cliSha256, ...options });
    expect((await peers.parse(text)).errors).toEqual([]);
    expect(await peers.lint(text)).toEqual([]);
  },
);

test("they do find what is wrong in a spoiled one", async () => {
  const text = await workflowText({ cliSha256 });
  const permission = text.replace("contents: read", "contents: read\n  content: read");
  expect((await peers.parse(permission)).errors).toContainEqual(expect.stringContaining("content"));
  expect(await peers.lint(permission)).toMatchObject([{ kind: "permissions" }]);
  const input = text.replaceAll("inputs.expect", "inputs.expected");
  expect(await peers.lint(input)).toMatchObject([{ message: expect.stringContaining("expected") }]);
  const injected = text.replace('"source/$CONFIG"', "${{ github.event.head_commit.message }}");
  expect(await peers.lint(injected)).toMatchObject([{ message: expect.stringContaining("untrusted") }]);
});

test("what a dispatch sends is what the workflow declares", async () => {
  const { inputs } = await peers.parse(await workflowText({ cliSha256 }));
  expect(Object.keys(inputs)).toEqual(Object.keys(workflowInputs));
  const payload = dispatchInputs({ config: hostile, target: "go-plugin", platform: "darwin", correlation: "c-1" });
  expect(Object.keys(payload)).toEqual(Object.keys(inputs));
  for (const [name, declared] of Object.entries(workflowInputs)) {
    expect(inputs[name]?.options).toEqual("options" in declared ? declared.options : undefined);
    expect(inputs[name]?.required).toBe(declared.required);
  }
});

test("a config full of quotes and commands is compiled to the bytes that are made here, and nothing of it is run", async () => {
  repository.write(hostile, config);
  const text = await repository.addWorkflow(cli, cliSha256, true);
  const commit = repository.commit();
  const here = await builtHere();
  const sent = dispatchInputs({ config: hostile, target: "wasm", correlation: "c-1", commit, expect: here.expect });
  const done = await dispatch(text, sent);
  expect([done.conclusion, done.runsOn, done.runName]).toEqual(["success", "ubuntu-latest", "compile c-1"]);
  expect(done.steps).not.toContain("Set up Go");
  const there = await uploaded("c-1");
  expect(there.plugin).toBe(here.plugin);
  expect(there.result.artifacts[0].sha256).toBe(here.plugin);
  expect(repository.attested.some(file => file.endsWith(".wasm"))).toBe(true);
  expect(touched(repository.home)).toEqual([]);
});

test("a commit that is on no branch is compiled, by the compiler of the branch that was started on", async () => {
  const text = await repository.addWorkflow(cli, cliSha256);
  repository.commit();
  repository.git("checkout", "--quiet", "--orphan", "work");
  repository.git("rm", "--quiet", "-r", "--force", "--cached", ".");
  repository.write("a.agent.yaml", config);
  repository.git("add", "a.agent.yaml");
  repository.git("commit", "--quiet", "--message", "uncommitted work");
  const commit = repository.git("rev-parse", "HEAD");
  repository.git("update-ref", "refs/agentwright/x", commit);
  repository.git("checkout", "--quiet", "--force", "main");
  repository.git("branch", "--quiet", "-D", "work");
  const done = await dispatch(
    text,
    dispatchInputs({ config: "a.agent.yaml", target: "wasm", correlation: "c-2", commit }),
  );
  expect([done.conclusion, done.log]).toEqual(["success", expect.any(String)]);
  repository.write("a.agent.yaml", config);
  expect((await uploaded("c-2")).plugin).toBe((await builtHere("a.agent.yaml")).plugin);
});

test("another compiler, and a missing one, stop the run at once", async () => {
  repository.write("a.agent.yaml", config);
  const text = await repository.addWorkflow(cli, cliSha256);
  repository.write(cliPath, `${cli.toString()}\n`);
  repository.commit();
  const sent = dispatchInputs({ config: "a.agent.yaml", target: "wasm", correlation: "c-3" });
  const changed = await dispatch(text, sent);
  expect(changed).toMatchObject({ conclusion: "failure", steps: ["Get the compiler", "Check the compiler"] });
  expect(changed.log).toContain("This is not the compiler that the workflow was written for");
  repository.git("rm", "--quiet", cliPath);
  repository.commit();
  rmSync(join(repository.workspace), { recursive: true });
  const missing = await dispatch(text, sent);
  expect(missing.log).toContain(`${cliPath} is not on this branch.`);
});

test("a run that would compile something else than what was meant gives nothing", async () => {
  repository.write("a.agent.yaml", config);
  const text = await repository.addWorkflow(cli, cliSha256);
  repository.commit();
  repository.write("a.agent.yaml", config.replace("helpful", "patient"));
  const { expect: meant } = await builtHere("a.agent.yaml");
  const sent = dispatchInputs({ config: "a.agent.yaml", target: "wasm", correlation: "c-4", expect: meant });
  const done = await dispatch(text, sent);
  expect([done.conclusion, done.steps.at(-1)]).toEqual(["failure", "Compile"]);
  expect(done.log).toContain("what was compiled is not what was meant");
  expect(repository.artifacts.size).toBe(0);
});

test("a mistake in the config fails the run with its line", async () => {
  repository.write("a.agent.yaml", config.replace("type: assistant", "type: assistent"));
  const text = await repository.addWorkflow(cli, cliSha256);
  repository.commit();
  const done = await dispatch(text, dispatchInputs({ config: "a.agent.yaml", target: "wasm", correlation: "c-5" }));
  expect(done).toMatchObject({ conclusion: "failure", log: expect.stringContaining("a.agent.yaml:3:9: error") });
  expect(repository.artifacts.size).toBe(0);
});

test("missing inputs, other choices and unknown inputs are refused as GitHub refuses them", async () => {
  const workflow = await peers.parse(await workflowText({ cliSha256 }));
  const sent = dispatchInputs({ config: "a", target: "wasm", correlation: "c" });
  const { config: _, ...without } = sent;
  expect(() => accept(workflow, without)).toThrow("Required input 'config' not provided");
  expect(() => accept(workflow, { ...sent, target: "exe" })).toThrow("not in the list of allowed values");
  expect(() => accept(workflow, { ...sent, key: "x" })).toThrow('Unexpected inputs provided: ["key"]');
  expect(accept(workflow, { config: "a", correlation: "c" })).toEqual(sent);
});

test("each platform has its runner, and Go is set up where it is wanted", async () => {
  const workflow = await peers.parse(await workflowText({ cliSha256 }));
  const job = workflow.root.find?.("jobs")?.get?.(0).value;
  const runner = (platform: string) =>
    peers.evaluate(job?.find?.("runs-on")?.expression ?? "", { inputs: { platform } });
  expect(["linux", "darwin", "windows"].map(runner)).toEqual(["ubuntu-latest", "macos-latest", "windows-latest"]);
  const steps = job?.find?.("steps");
  const all = Array.from({ length: steps?.count ?? 0 }, (_, index) => steps?.get?.(index));
  const go = all.find(step => step?.find?.("name")?.value === "Set up Go");
  const wanted = (target: string, version: string) =>
    peers.evaluate(go?.find?.("if")?.expression ?? "", { inputs: { target, go: version } });
  expect([wanted("wasm", ""), wanted("wasm", "1.26.8"), wanted("go-plugin", "")]).toEqual([false, true, true]);
});
