import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BuildEvent } from "@agentwright/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { inlineTool, makeProject, type Project, yamlAgent } from "../testing/project.ts";
import { startEngine } from "./client.ts";
import type { Engine, EngineOptions, EngineState } from "./types.ts";

let project: Project;
let engine: Engine;
let states: EngineState[];

/** `npm test` names the folder of the bundles, which start in a fraction of the time and are what people get. */
const built = process.env.AGENTWRIGHT_TEST_DIST;

function start(script: string, more: Partial<EngineOptions> = {}): Engine {
  states = [];
  const own = built !== undefined && script === "./main.ts";
  const modulePath = own ? join(built, "engine.js") : fileURLToPath(new URL(script, import.meta.url));
  engine = startEngine({ modulePath, onState: state => states.push(state), ...more });
  return engine;
}

/** A promise that something else settles. */
function signal() {
  let resolve = (): void => {};
  const promise = new Promise<void>(settle => {
    resolve = settle;
  });
  return { promise, resolve };
}

beforeEach(async () => {
  project = await makeProject({
    "a.agent.yaml": yamlAgent(
      "Engine Test",
      `tools:
${inlineTool("add", "return input.a + input.b;")}    parameters:
      - { name: a, type: number, required: true }
      - { name: b, type: number, required: true }
${inlineTool("spin", "for (;;) {}")}`,
    ),
  });
});
afterEach(async () => {
  await engine.dispose();
  await project.remove();
});

test("nothing runs before the first request; then builds, calls and digests are those of a direct build", async () => {
  start("./main.ts");
  expect(engine.state).toEqual({ kind: "idle", restarts: 0 });
  const events: BuildEvent[] = [];
  const outcome = await engine.build(project.request("a.agent.yaml"), { emit: event => events.push(event) });
  expect(states.map(state => state.kind)).toEqual(["starting", "ready"]);
  expect(events[0]?.type).toBe("queued");
  expect(events.filter(event => event.type === "finished")).toHaveLength(1);
  const direct = await project.build("a.agent.yaml");
  expect(outcome.status === "succeeded" && outcome.result.artifacts[0]?.sha256).toBe(direct.sha256);

  const { wasm = "", manifest } = await engine.plugin({ request: project.request("a.agent.yaml") });
  expect(new Uint8Array(Buffer.from(wasm, "base64"))).toEqual(direct.plugin);
  expect(manifest).toEqual(direct.manifest);
  const sum = await engine.call({ plugin: { wasm }, tool: "add", input: { a: 2, b: 3 } });
  expect(sum).toMatchObject({ ok: true, value: 5 });
  expect(await engine.manifest({ wasm })).toMatchObject({ sha256: direct.sha256, bytes: direct.plugin?.length });
  expect(await engine.call({ plugin: { wasm }, tool: "add", input: { a: 2 } })).toMatchObject({
    ok: false,
    error: { code: "bad-input" },
  });
});

test("a plugin from a file; one that is missing or damaged says so", async () => {
  start("./main.ts");
  await project.build("a.agent.yaml", { outDir: `${project.root}/out` });
  await project.write({ "broken.wasm": "no wasm", "broken.zip": "no zip" });
  const file = `${project.root}/out/engine-test-0.1.0.agentplugin.zip`;
  expect(await engine.manifest({ file })).toMatchObject({ manifest: { agent: { slug: "engine-test" } } });
  expect(await engine.call({ plugin: { file }, tool: "add", input: { a: 1, b: 1 } })).toMatchObject({ value: 2 });
  for (const name of ["gone.wasm", "broken.wasm", "broken.zip"]) {
    expect((await engine.manifest({ file: `${project.root}/${name}` })).problem, name).toMatch(/\.$/);
  }
});

test("killed in the middle of a call: the call fails with a sentence, and the next one works", async () => {
  const built = signal();
  start("./main.ts", { onEvent: event => event.type === "finished" && built.resolve() });
  const lost = engine.call({ plugin: { config: project.request("a.agent.yaml") }, tool: "spin", input: {} });
  await built.promise;
  process.kill(engine.state.pid ?? 0, "SIGKILL");
  expect(await lost).toMatchObject({ ok: false, error: { code: "limit" } });
  const { error } = (await lost) as { error: { message: string } };
  expect(error.message).toBe("The engine ended unexpectedly (signal SIGKILL). It is started again; try once more.");
  const again = await engine.build(project.request("a.agent.yaml"));
  expect(again.status).toBe("succeeded");
  expect(states.map(state => state.kind)).toEqual(["starting", "ready", "restarting", "starting", "ready"]);
  expect(engine.state.restarts).toBe(1);
});

test("an endless loop ends by itself, and a call can be cancelled", async () => {
  const built = signal();
  start("./main.ts", { onEvent: event => event.type === "finished" && built.resolve() });
  const config = project.request("a.agent.yaml");
  const controller = new AbortController();
  const call = engine.call({ plugin: { config }, tool: "spin", input: {} }, { signal: controller.signal });
  await built.promise;
  controller.abort();
  expect(await call).toMatchObject({ ok: false, error: { code: "cancelled" } });
  const endless = await engine.call({ plugin: { config }, tool: "spin", input: {} });
  expect(endless).toMatchObject({ ok: false, error: { code: "out-of-time" } });
  expect(await engine.call({ plugin: { config }, tool: "add", input: { a: 1, b: 2 } })).toMatchObject({ value: 3 });
  expect(engine.state.restarts).toBe(0);
});

test("a request that takes too long costs the process, not the next request", async () => {
  start("../testing/hanging-engine.ts", { hardLimitMs: 300 });
  const events: BuildEvent[] = [];
  const outcome = await engine.build(project.request("a.agent.yaml"), { emit: event => events.push(event) });
  expect(outcome).toEqual({
    status: "failed",
    error: {
      code: "limit",
      message:
        "The engine was ended because a request took longer than 0.3 seconds. It starts again at the next request.",
    },
  });
  expect(events.map(event => event.type)).toEqual(["queued", "finished"]);
  expect(engine.state.kind).toBe("idle");
  expect(await engine.manifest({ wasm: "" })).toEqual({ problem: "answered" });
});

test("a cancel that the engine does not react to ends it, even when its thread is blocked", async () => {
  start("../testing/hanging-engine.ts", { env: { BUSY: "1" } });
  const controller = new AbortController();
  const emit = () => controller.abort();
  const outcome = await engine.build(project.request("a.agent.yaml"), { signal: controller.signal, emit });
  expect(outcome).toEqual({ status: "cancelled" });
  expect(await engine.manifest({ wasm: "" })).toEqual({ problem: "answered" });
});

test("an engine that always dies is given up, until someone asks for it again", async () => {
  const stopped = signal();
  const lines: string[] = [];
  start("../testing/dying-engine.ts", {
    maxCrashes: 3,
    onLog: line => lines.push(line),
    onState: state => state.kind === "stopped" && stopped.resolve(),
  });
  const first = await engine.build(project.request("a.agent.yaml"));
  expect(first).toMatchObject({ status: "failed", error: { code: "internal" } });
  await stopped.promise;
  expect(engine.state).toMatchObject({ kind: "stopped", restarts: 3 });
  expect(engine.state.message).toBe(
    "The engine ended unexpectedly 3 times in a short time (last: code 3) and stays off. Restart it by hand.",
  );
  expect(await engine.manifest({ wasm: "" })).toEqual({ problem: engine.state.message });
  expect(lines).toContain("out of order");
  await engine.restart();
  expect(engine.state.kind).toBe("idle");
});

test("restart and dispose answer what is in flight", async () => {
  start("../testing/hanging-engine.ts");
  const queued = signal();
  const lost = engine.build(project.request("a.agent.yaml"), { emit: () => queued.resolve() });
  await queued.promise;
  await engine.restart();
  expect(await lost).toMatchObject({ status: "failed", error: { message: "The engine was restarted." } });
  expect(engine.state).toEqual({ kind: "idle", restarts: 0 });
  await engine.dispose();
  expect(engine.state).toMatchObject({ kind: "stopped", restarts: 0 });
  expect(await engine.build(project.request("a.agent.yaml"))).toMatchObject({
    status: "failed",
    error: { message: "The engine was shut down." },
  });
});

test("a secret is asked for by name when a tool sends it, and only then", async () => {
  await project.write({
    "s.agent.yaml": yamlAgent(
      "Secretive",
      `tools:
  - name: ask
    description: Asks a host that no one has.
    http:
      url: https://host.invalid/x
      headers: { authorization: "Bearer \${secret:TOKEN}" }
`,
    ).replace("networkAccess: false", "networkAccess: true\n  allowedHosts: [host.invalid]"),
  });
  const asked: string[] = [];
  start("./main.ts", {
    secret: async name => {
      asked.push(name);
      return "s3cret-value";
    },
  });
  const answer = await engine.call({ plugin: { config: project.request("s.agent.yaml") }, tool: "ask", input: {} });
  expect(asked).toEqual(["TOKEN"]);
  expect(answer.effects).toMatchObject([{ kind: "http", outcome: "failed" }]);
  expect(JSON.stringify(answer)).not.toContain("s3cret-value");
});

test("over stdio it speaks the same", async () => {
  start("./main.ts");
  const { spawn } = await import("node:child_process");
  const { createMessageConnection, StreamMessageReader, StreamMessageWriter } = await import("vscode-jsonrpc/node");
  const child = spawn(process.execPath, [fileURLToPath(new URL("./main.ts", import.meta.url))]);
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  expect(await connection.sendRequest("engine/start", {})).toMatchObject({ pid: child.pid });
  const outcome = await connection.sendRequest("engine/build", project.request("a.agent.yaml"));
  expect(outcome).toMatchObject({ status: "succeeded" });
  child.stdin.end();
  const [code] = await once(child, "exit");
  expect(code).toBe(0);
});
