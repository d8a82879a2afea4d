import type { PluginManifest } from "@agentwright/protocol";
import { pluginBytes } from "@agentwright/runtime/testing/plugin";
import { afterEach, beforeEach, expect, test } from "vitest";
import { contentOf } from "../../../../../test/github/blobs.ts";
import type { Run } from "../../../../../test/github/runs.ts";
import type { BuiltAgent } from "../../build/built.ts";
import type { BuildHost } from "../../build/host.ts";
import { bundleOf } from "../../build/store.ts";
import { memoryCache } from "../../cache/memory.ts";
import { diskHost } from "../../node/host.ts";
import { buildQueue } from "../../queue/queue.ts";
import { sha256 } from "../../shared/digest.ts";
import { inlineTool, makeProject, type Project, yamlAgent } from "../../testing/project.ts";
import { zipOf } from "../../testing/zip.ts";
import { runRemote } from "./run/run.ts";
import { type Stage, stage } from "./testing/stage.ts";

let at: Stage;
let here: Project;
/** The checkout that the runner has. */
let there: Project;

const config = yamlAgent("Triage", `tools:\n${inlineTool("greet", "return { hello: input.name };")}`);

beforeEach(async () => {
  here = await makeProject({ ".git/HEAD": "ref: refs/heads/main\n", "a.agent.yaml": config });
  there = await makeProject({ "a.agent.yaml": config });
  at = await stage();
});

afterEach(async () => {
  await Promise.all([at.close(), here.remove(), there.remove()]);
});

/** A host whose way out leads to the emulator. */
function host(more: Partial<BuildHost> = {}): BuildHost {
  return {
    ...diskHost(),
    cache: memoryCache(undefined),
    remote: (job, say, signal) => runRemote(job, at.deps, say, signal),
    ...more,
  };
}

const last = (): Run => at.github.runs.at(-1) as Run;

/** The runner compiles what it has checked out, with the compiler itself, and uploads the bundle. */
async function runner(name = "a.agent.yaml", more = {}): Promise<() => void> {
  const { outcome } = await there.build(name, { outDir: `${there.root}/out`, ...more });
  if (outcome.status !== "succeeded") throw new Error(JSON.stringify(outcome));
  const path = outcome.result.artifacts.find(({ kind }) => kind === "bundle")?.path ?? "";
  const bytes = (await diskHost().read(path, there.root)) ?? new Uint8Array();
  return () => {
    last().start("Compile", ["Compile"]);
    last().end("2026-07-01T12:00:00.0000000Z Compiled.\n");
    last().upload(`agentwright-${last().inputs.correlation}`, contentOf(zipOf([["t-1.agentplugin.zip", bytes]])));
    last().billed = 1000;
    last().finish();
  };
}

test("the same config gives the same plugin as the backend on this machine, and tells its run and its minutes", async () => {
  at.script.push(await runner());
  const { outcome, events, sha256 } = await here.build("a.agent.yaml", { backend: "github" }, host());
  expect(outcome).toMatchObject({
    status: "succeeded",
    result: { backend: "github", cached: false, billableMinutes: 1 },
  });
  expect(sha256).toBe((await here.build("a.agent.yaml")).sha256);
  const told = events.map(event => event.type);
  expect(told).toContain("remote");
  expect(events).toContainEqual(
    expect.objectContaining({ type: "log", message: "2026-07-01T12:00:00.0000000Z Compiled." }),
  );
  expect(at.github.violations).toEqual([]);
});

test("what one of them made the other takes from the cache", async () => {
  at.script.push(await runner());
  const one = host();
  const remote = await here.build("a.agent.yaml", { backend: "github" }, one);
  const local = await here.build("a.agent.yaml", { backend: "embedded" }, one);
  expect(local.outcome).toMatchObject({ status: "succeeded", result: { cached: true } });
  const again = await here.build("a.agent.yaml", { backend: "github" }, one);
  expect(again.outcome).toMatchObject({ status: "succeeded", result: { cached: true, backend: "github" } });
  expect(new Set([remote.sha256, local.sha256, again.sha256]).size).toBe(1);
  expect(at.github.runs).toHaveLength(1);
});

test("a run that compiled something else than what is here is refused", async () => {
  await there.write({ "a.agent.yaml": config.replace("Triage", "Trial") });
  at.script.push(await runner());
  const { outcome } = await here.build("a.agent.yaml", { backend: "github" }, host());
  expect(outcome).toMatchObject({
    status: "failed",
    error: {
      code: "workflow-differs",
      message: expect.stringMatching(/^GitHub compiled something else than what is here: ‘a\.agent’ differs\./),
    },
  });
});

/** What comes of it when GitHub brings this plugin. */
async function brought(plugin: Uint8Array, manifest: PluginManifest) {
  const built: BuiltAgent = {
    ...{ plugin, sha256: await sha256(plugin), manifest, fingerprint: "0".repeat(64) },
    ...{ backend: "github", cached: false, config: "{}", modules: [], members: [] },
  };
  const { bytes } = await bundleOf(built, []);
  await here.write({ "b.agentplugin.zip": bytes });
  const other = host({ remote: async () => ({ ok: true, bundle: `${here.root}/b.agentplugin.zip` }) });
  return (await here.build("a.agent.yaml", { backend: "github" }, other)).outcome;
}

test("a plugin of another compiler or target, and one that may do more than the config says, are refused", async () => {
  const { manifest } = await there.build("a.agent.yaml");
  if (!manifest) throw new Error("not built");
  const permissions = { ...manifest.permissions, network: true };
  const cases: readonly (readonly [Partial<PluginManifest>, RegExp])[] = [
    [{ compiler: "agentwright 0.0.1" }, /^The workflow compiled with agentwright 0\.0\.1, and this is agentwright/],
    [{ target: "go-wasm" }, /^The workflow made a plugin for go-wasm where wasm was asked for\./],
    [{ permissions }, /^The plugin that GitHub made says of itself what this config does not say\./],
    [{ inputs: [...manifest.inputs, { path: "z.ts", sha256: "0".repeat(64) }] }, /‘z\.ts’ differs/],
  ];
  for (const [change, says] of cases) {
    const other = { ...manifest, ...change };
    const plugin = await pluginBytes({ greet: "return 1;" }, other);
    expect(await brought(plugin, other)).toMatchObject({
      status: "failed",
      error: { code: "workflow-differs", message: expect.stringMatching(says) },
    });
  }
});

test("a plugin in which a bit of the kernel was turned is refused by the same check as one that was made here", async () => {
  const { plugin, manifest } = await there.build("a.agent.yaml");
  if (!plugin || !manifest) throw new Error("not built");
  const forged = new Uint8Array(plugin);
  forged[20_000] = (forged[20_000] ?? 0) ^ 1;
  expect(await brought(forged, manifest)).toMatchObject({ status: "failed", error: { code: "verify-failed" } });
});

test("something else than a bundle is refused with a sentence", async () => {
  await here.write({ "b.agentplugin.zip": "no archive" });
  const other = host({ remote: async () => ({ ok: true, bundle: `${here.root}/b.agentplugin.zip` }) });
  const { outcome } = await here.build("a.agent.yaml", { backend: "github" }, other);
  expect(outcome).toMatchObject({
    status: "failed",
    error: { code: "artifact-bad", message: expect.stringMatching(/^What GitHub made can't be used: /) },
  });
});

test("without a way out, and outside of a repository, it is passed over with a reason", async () => {
  const { remote: _, ...closed } = host();
  const shut = await here.build("a.agent.yaml", { backend: "github" }, closed);
  expect(shut.outcome).toMatchObject({ error: { code: "target-unsupported" } });
  const outside = await there.build("a.agent.yaml", { backend: "github" }, host());
  expect(outside.outcome).toMatchObject({
    error: { code: "repository-unknown", message: expect.stringContaining("is in no git repository") },
  });
});

test("auto passes over a repository that names no remote, and who names github has git itself asked", async () => {
  await there.write({
    "go.agent.yaml": yamlAgent(
      "Going",
      'tools:\n  - { name: t, description: d, language: go, code: "return 1, nil" }\n',
    ),
  });
  const { go: _, ...without } = host({
    remote: async () => ({ ok: false, error: { code: "run-failed", message: "It was asked." }, retry: false }),
  });
  const build = async (backend: "auto" | "github", gitConfig: string) => {
    await there.write({ ".git/config": gitConfig });
    const { outcome } = await there.build("go.agent.yaml", { backend }, without);
    return outcome.status === "failed" ? outcome.error.code : outcome.status;
  };
  const none = "[core]\n\tbare = false\n";
  // What would help on this machine is said.
  expect(await build("auto", none)).toBe("toolchain-missing");
  expect(await build("github", none)).toBe("run-failed");
  for (const some of [
    '[remote "origin"]\n\turl = https://example.test/a/b\n',
    '[core] [Remote "origin"] url = https://example.test/a/b\n',
    "[include]\n\tpath = more\n",
    '[ includeIf "gitdir:~/clients/"]\n\tpath = more\n',
    "[extensions]\n\tworktreeConfig = true\n",
  ]) {
    expect(await build("auto", some)).toBe("run-failed");
  }
});

test("a failure that may pass is tried again with the run that is already there", async () => {
  const finish = await runner();
  at.script.push(() => {
    finish();
    // The first download breaks off five times in a row, before a byte came.
    at.github.blobs.cuts.push(Number.POSITIVE_INFINITY, 0, 0, 0, 0, 0);
  });
  const { outcome, events } = await here.build(
    "a.agent.yaml",
    { backend: "github" },
    host({ queue: buildQueue({ pauses: [1, 1] }) }),
  );
  expect(outcome.status).toBe("succeeded");
  expect(at.github.runs).toHaveLength(1);
  expect(events).toContainEqual(
    expect.objectContaining({ type: "log", message: expect.stringMatching(/^Try 1 of 3: /) }),
  );
});

test("each agent of a team has a run, and the leader's files name those of its members", async () => {
  const team = yamlAgent("Lead", "orchestration:\n  kind: sequential\n  agents: [a.agent.yaml]\n");
  await Promise.all([here.write({ "lead.agent.yaml": team }), there.write({ "lead.agent.yaml": team })]);
  const member = await runner();
  const lead = await runner("lead.agent.yaml");
  at.script.push(member, lead);
  const jobs: { path: string; files: readonly { path: string }[] }[] = [];
  const { outcome, events, sha256 } = await here.build(
    "lead.agent.yaml",
    { backend: "github" },
    host({
      remote: (job, say, signal) => {
        jobs.push(job);
        return runRemote(job, at.deps, say, signal);
      },
    }),
  );
  expect(outcome).toMatchObject({ status: "succeeded", result: { billableMinutes: 2 } });
  expect(sha256).toBe((await here.build("lead.agent.yaml")).sha256);
  expect(jobs.map(job => job.files.map(({ path }) => path))).toEqual([
    ["a.agent.yaml"],
    ["a.agent.yaml", "lead.agent.yaml"],
  ]);
  // A record can be taken up again by the run of the config that was asked for, and by no member's.
  const ids = events.flatMap(event => (event.type === "remote" && event.run.id !== undefined ? [event.run.id] : []));
  expect(new Set(ids)).toEqual(new Set([at.github.runs[1]?.id]));
});

test("npm packages are refused before anything begins", async () => {
  const bundler = async () => ({
    version: "bundler 1",
    bundle: async () => ({ modules: [{ name: "npm:zod", code: "export default 1;" }], entries: [{ name: "npm:zod" }] }),
  });
  const code = 'import zod from "zod";\nexport default async () => zod;';
  await here.write({ "a.agent.yaml": yamlAgent("Npm", `tools:\n${inlineTool("x", code)}`) });
  const { outcome } = await here.build("a.agent.yaml", { backend: "github" }, host({ bundler }));
  expect(outcome).toMatchObject({
    error: { code: "target-unsupported", message: expect.stringContaining("npm packages (‘zod’)") },
  });
  expect(at.github.runs).toEqual([]);
});

test("a machine without Go says why it goes to GitHub, and that Go can't make plugins for Windows there either", async () => {
  const { go: _, ...noGo } = host();
  at.script.push(() => at.github.runs[0]?.finish("failure"));
  const { events, outcome } = await here.build("a.agent.yaml", { target: "go-plugin" }, noGo);
  expect(outcome).toMatchObject({ status: "failed", error: { code: "run-failed" } });
  expect(events.flatMap(event => (event.type === "switched" ? [event.from] : []))).toEqual(["embedded", "go"]);
  expect(events).toContainEqual(expect.objectContaining({ type: "started", backend: "github" }));
  expect(at.github.runs[0]?.inputs).toMatchObject({ target: "go-plugin" });
  await here.write({ "a.agent.yaml": `${config}build:\n  target: go-plugin\n  platform: windows\n` });
  const windows = await here.build("a.agent.yaml", { backend: "github" }, noGo);
  expect(windows.outcome).toMatchObject({ error: { code: "target-unsupported" } });
  expect(at.github.runs).toHaveLength(1);
});
