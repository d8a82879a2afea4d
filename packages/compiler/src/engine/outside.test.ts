import { fileURLToPath } from "node:url";
import type { BuildEvent, RemoteAnswer, RemoteJob, RemoteRun } from "@agentwright/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeProject, type Project, yamlAgent } from "../testing/project.ts";
import { startEngine } from "./client.ts";
import type { Engine, EngineOptions, RemoteDoor } from "./types.ts";

let project: Project;
let engine: Engine;

beforeEach(async () => {
  project = await makeProject({ "a.agent.yaml": yamlAgent("Outside") });
});
afterEach(async () => {
  await engine.dispose();
  await project.remove();
});

function start(script: string, more: Partial<EngineOptions> = {}): Engine {
  engine = startEngine({ modulePath: fileURLToPath(new URL(script, import.meta.url)), ...more });
  return engine;
}

const run: RemoteRun = {
  service: "github",
  api: "https://api.github.com",
  owner: "o",
  repo: "r",
  workflow: "agentwright.yml",
  ref: "refs/heads/main",
  correlation: "c",
  dispatchedAt: 5,
};

/** Builds with an engine that has everything done by its door. */
async function elsewhere(remote: RemoteDoor, signal?: AbortSignal, more: Partial<EngineOptions> = {}) {
  start("../testing/remote-engine.ts", { remote, ...more });
  const events: BuildEvent[] = [];
  const emit = (event: BuildEvent) => events.push(event);
  const answer = await engine.build(project.request("a.agent.yaml"), { emit, ...(signal && { signal }) });
  return { answer: answer as unknown as RemoteAnswer, events };
}

test("a job goes to the door, what the door sees comes as events of the build, and its answer back", async () => {
  const jobs: RemoteJob[] = [];
  const { answer, events } = await elsewhere(async (job, say) => {
    jobs.push(job);
    say({ build: job.build, type: "log", level: "info", message: "a line" });
    say({ build: "another", type: "log", level: "info", message: "not ours" });
    say({ build: job.build, type: "remote", run, progress: { status: "running" } });
    return { ok: true, bundle: "/tmp/x.zip", billableMinutes: 1 };
  });
  expect(answer).toEqual({ ok: true, bundle: "/tmp/x.zip", billableMinutes: 1 });
  expect(jobs).toMatchObject([{ path: `${project.root}/a.agent.yaml`, target: "wasm", files: [] }]);
  await vi.waitFor(() => expect(events.map(({ type }) => type)).toEqual(["started", "log", "remote", "finished"]));
  expect(events[2]).toMatchObject({ run, progress: { status: "running" } });
});

test("a cancel reaches the door, which has the time to tell others", async () => {
  const controller = new AbortController();
  const { answer } = await elsewhere(
    (_, __, signal) =>
      new Promise(resolve => {
        signal.addEventListener("abort", () => setTimeout(() => resolve({ ok: false, cancelled: true }), 3500));
        controller.abort();
      }),
    controller.signal,
  );
  expect(answer).toEqual({ ok: false, cancelled: true });
  expect(engine.state.restarts).toBe(0);
});

test("a door that breaks fails the build, not the engine", async () => {
  const { answer } = await elsewhere(() => Promise.reject(new Error("no such thing")));
  expect(answer).toMatchObject({
    ok: false,
    error: { code: "internal", message: expect.stringContaining("no such thing") },
  });
});

test("a build elsewhere may last longer than a request may", async () => {
  const slow: RemoteDoor = () => new Promise(done => setTimeout(() => done({ ok: true, bundle: "/x" }), 2500));
  expect((await elsewhere(slow, undefined, { hardLimitMs: 800 })).answer).toEqual({ ok: true, bundle: "/x" });
});

test("an engine that is stuck while something else builds is ended", async () => {
  start("../testing/hanging-engine.ts", { hardLimitMs: 500, env: { BUSY: "1", BACKEND: "go" } });
  expect(await engine.build(project.request("a.agent.yaml"))).toMatchObject({
    status: "failed",
    error: { code: "limit" },
  });
});

test("what was built stands in the history, for the next engine too; a preview does not", async () => {
  const historyDir = `${project.root}/history`;
  start("./main.ts", { historyDir });
  expect(await engine.history()).toEqual([]);
  await engine.plugin({ request: project.request("a.agent.yaml", { outDir: `${project.root}/out` }) });
  await engine.build(project.request("a.agent.yaml"));
  expect(await engine.history()).toEqual([]);
  const request = project.request("a.agent.yaml", { outDir: `${project.root}/out` });
  const events: BuildEvent[] = [];
  const outcome = await engine.build(request, { emit: event => events.push(event) });
  await engine.restart();
  expect(await engine.historyEvents(request.id)).toEqual(events);
  const digest = outcome.status === "succeeded" ? outcome.result.artifacts : [];
  expect(await engine.history()).toMatchObject([
    { id: request.id, status: "succeeded", door: "editor", backend: "embedded", artifacts: digest },
  ]);
});
