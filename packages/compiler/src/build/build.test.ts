import { createHash } from "node:crypto";
import { readdir, readFile, symlink, writeFile } from "node:fs/promises";
import * as path from "node:path";
import { readBundle, readManifest } from "@agentwright/runtime";
import { unzipSync } from "fflate";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { diskHost } from "../node/host.ts";
import { readService } from "../node/service.ts";
import { inlineTool, makeProject, type Project, yamlAgent } from "../testing/project.ts";

let project: Project;
beforeEach(async () => {
  project = await makeProject();
});
afterEach(() => project.remove());

const greeter = yamlAgent(
  "Greeter",
  `tools:
${inlineTool("greet", "return `Hello ${input.name}`;")}
  - name: shout
    description: Says it louder.
    source: ./tools/shout.ts
resources:
  - { name: words, type: json, path: ./words.json }
  - { name: later, type: text, path: ./words.json, embedded: false }
`,
);
const files = {
  "agents/greeter.agent.yaml": greeter,
  "agents/tools/shout.ts":
    'import { up } from "./up.js";\nexport default async ({ text }: { text: string }) => up(text);\n',
  "agents/tools/up.ts": "export const up = (text: string): string => text.toUpperCase();\n",
  "agents/words.json": '{ "a": 1 }\n',
};

test("a build says its steps and leaves plugin, bundle and a folder that ignores itself", async () => {
  await project.write(files);
  const outDir = `${project.root}/.agentwright/out`;
  const { outcome, events, plugin, manifest } = await project.build("agents/greeter.agent.yaml", { outDir });
  expect(outcome).toMatchObject({ status: "succeeded", result: { cached: false, backend: "embedded" } });
  expect(events.map(event => (event.type === "progress" ? event.step : event.type))).toEqual([
    "queued",
    "started",
    "plan",
    "fingerprint",
    "cache",
    "build",
    "verify",
    "store",
    "artifact",
    "artifact",
    "finished",
  ]);
  expect((await readdir(outDir)).sort()).toEqual([".gitignore", "greeter-0.1.0.agentplugin.zip", "greeter-0.1.0.wasm"]);
  expect(await readFile(`${outDir}/.gitignore`, "utf8")).toBe("*\n");
  expect(new Uint8Array(await readFile(`${outDir}/greeter-0.1.0.wasm`))).toEqual(plugin);
  expect(manifest?.inputs.map(input => input.path)).toEqual([
    "agents/greeter.agent",
    "agents/tools/shout.ts",
    "agents/tools/up.ts",
    "agents/words.json",
  ]);
  expect(manifest?.resources).toEqual([
    { name: "words", type: "json", bytes: 11 },
    { name: "later", type: "text" },
  ]);
});

test("the bundle holds what it says, and its reader takes it", async () => {
  await project.write(files);
  const { outcome, plugin } = await project.build("agents/greeter.agent.yaml", { outDir: `${project.root}/out` });
  const zip = new Uint8Array(await readFile(`${project.root}/out/greeter-0.1.0.agentplugin.zip`));
  const service = (await readService()).map(({ path }) => `service/${path}`);
  const listed = ["agent.json", "plugin.wasm", ...service];
  expect(Object.keys(unzipSync(zip))).toEqual([...listed, "manifest.json"].sort());
  const bundle = await readBundle(zip);
  expect(bundle.index.files.map(({ path }) => path)).toEqual(listed);
  for (const { path, sha256 } of bundle.index.files)
    expect([path, sha256]).toEqual([
      path,
      createHash("sha256")
        .update(bundle.files.get(path) ?? "")
        .digest("hex"),
    ]);
  expect(bundle.plugin).toEqual(plugin);
  expect(bundle.index.manifest).toEqual(readManifest(bundle.plugin));
  if (outcome.status !== "succeeded") throw new Error("not built");
  expect(bundle.digest).toBe(outcome.result.artifacts[1]?.sha256);
  expect(bundle.index.fingerprint).toBe(outcome.result.fingerprint);
  expect(await readdir(`${project.root}/out`)).not.toContain(".gitignore");
});

test("where the service's file is gone, the build says so in a sentence", async () => {
  await project.write(files);
  const host = { ...diskHost(), service: () => Promise.reject(new Error("It is missing; install again.")) };
  const { outcome } = await project.build("agents/greeter.agent.yaml", { outDir: `${project.root}/out` }, host);
  const error = { code: "store-failed", message: "It is missing; install again." };
  expect(outcome).toMatchObject({ status: "failed", error });
});

/** The name of the first entry, once it is there: no build waits until its result is kept. */
function keptIn(cacheDir: string): Promise<string> {
  return vi.waitFor(async () => {
    const entry = (await readdir(`${cacheDir}/v1`)).find(name => /^[0-9a-f]{64}$/.test(name));
    if (entry === undefined) throw new Error("nothing is kept yet");
    return entry;
  });
}

test("the second build comes from the cache, and gives the same bytes", async () => {
  await project.write(files);
  const host = diskHost({ cacheDir: `${project.root}/cache` });
  const first = await project.build("agents/greeter.agent.yaml", {}, host);
  await keptIn(`${project.root}/cache`);
  const second = await project.build("agents/greeter.agent.yaml", {}, diskHost({ cacheDir: `${project.root}/cache` }));
  expect(second.outcome).toMatchObject({ status: "succeeded", result: { cached: true } });
  expect(second.plugin).toEqual(first.plugin);
  expect(second.events.map(event => (event.type === "progress" ? event.step : ""))).not.toContain("build");
  await project.write({ "agents/tools/up.ts": "export const up = (text: string): string => text;\n" });
  const third = await project.build("agents/greeter.agent.yaml", {}, host);
  expect(third.outcome).toMatchObject({ status: "succeeded", result: { cached: false } });
});

test("a damaged cache entry is made again", async () => {
  await project.write(files);
  const cacheDir = `${project.root}/cache`;
  const first = await project.build("agents/greeter.agent.yaml", {}, diskHost({ cacheDir }));
  const entry = await keptIn(cacheDir);
  const bytes = await readFile(path.join(cacheDir, "v1", entry));
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  await writeFile(path.join(cacheDir, "v1", entry), bytes);
  const again = await project.build("agents/greeter.agent.yaml", {}, diskHost({ cacheDir }));
  expect(again.outcome).toMatchObject({ status: "succeeded", result: { cached: false } });
  expect(again.plugin).toEqual(first.plugin);
});

test("unsaved texts stand in for files", async () => {
  await project.write(files);
  const host = diskHost();
  const saved = await project.build("agents/greeter.agent.yaml", {}, host);
  const overlay = { [`${project.root}/agents/tools/up.ts`]: "export const up = (text: string) => `${text}!`;\r\n" };
  const unsaved = await project.build("agents/greeter.agent.yaml", { overlay }, host);
  expect(unsaved.outcome.status).toBe("succeeded");
  expect(unsaved.sha256).not.toBe(saved.sha256);
});

test.each([
  ["nothing.agent.yaml", "config-unreadable", "does not exist"],
  ["agents/tools/up.ts", "config-unreadable", "its name must end with"],
  ["../elsewhere.agent.yaml", "config-unreadable", "is not inside"],
])("%s can't be built", async (config, code, message) => {
  await project.write(files);
  const { outcome, events } = await project.build(config);
  expect(outcome).toMatchObject({ status: "failed", error: { code } });
  expect(outcome.status === "failed" && outcome.error.message).toContain(message);
  expect(events.at(-1)?.type).toBe("finished");
});

test("a link that leads out of the root is refused", async () => {
  const other = await makeProject({ "secret.ts": "export default () => 1;" });
  await project.write({
    "a.agent.yaml": yamlAgent("Linked", "tools:\n  - { name: t, description: d, source: ./t.ts }\n"),
  });
  await symlink(`${other.root}/secret.ts`, `${project.root}/t.ts`);
  const { outcome } = await project.build("a.agent.yaml");
  await other.remove();
  expect(outcome).toMatchObject({ status: "failed" });
  expect(outcome.status === "failed" && outcome.error.message).toContain("leads out of");
});

test("what this version has no backend for says what to do", async () => {
  await project.write({ "a.agent.yaml": yamlAgent("Going") });
  const service = await project.build("a.agent.yaml", { backend: "service" });
  expect(service.outcome).toMatchObject({ status: "failed", error: { code: "target-unsupported" } });
  expect(service.sha256).toMatch(/^The backend ‘service’ is not part of this version\. Use .* or auto\.$/);
});

test("a build is cancelled between two steps", async () => {
  await project.write(files);
  const controller = new AbortController();
  const { build } = await import("./build.ts");
  const seen: string[] = [];
  const { outcome } = await build(project.request("agents/greeter.agent.yaml"), diskHost(), {
    signal: controller.signal,
    emit: event => {
      if (event.type === "progress") seen.push(event.step);
      if (event.type === "progress" && event.step === "fingerprint") controller.abort();
    },
  });
  expect(outcome).toEqual({ status: "cancelled" });
  expect(seen).toEqual(["plan", "fingerprint"]);
});

test("a folder that can't be written to is a clear failure", async () => {
  await project.write({ ...files, out: "a file" });
  const { outcome } = await project.build("agents/greeter.agent.yaml", { outDir: `${project.root}/out` });
  expect(outcome).toMatchObject({ status: "failed", error: { code: "store-failed" } });
});

test("a version can't lead out of the folder, even where the rule for it is switched off", async () => {
  await project.write({
    ...files,
    "agentwright.json": JSON.stringify({ rules: { AW125: "off" } }),
    "agents/greeter.agent.yaml": greeter.replace(
      "  type: assistant\n",
      "  type: assistant\n  version: 1/../../../outside\n",
    ),
  });
  const { outcome } = await project.build("agents/greeter.agent.yaml", { outDir: `${project.root}/a/b/out` });
  expect(outcome).toMatchObject({ status: "failed", error: { message: expect.stringContaining("rules on again") } });
  expect((await readdir(project.root)).sort()).toEqual(["agents", "agentwright.json"]);
});
