import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { openHistory } from "../history/history.ts";
import { diskHost } from "../node/host.ts";
import type { BuildOrder, BuildReport } from "../testing/building-process.ts";
import { inlineTool, makeProject, type Project, yamlAgent } from "../testing/project.ts";
import { pluginOf } from "./entry.ts";

const program = fileURLToPath(new URL("../testing/building-process.ts", import.meta.url));
const config = "a.agent.yaml";
const code = mkdtempSync(join(tmpdir(), "agentwright-code-"));
afterAll(() => rmSync(code, { recursive: true, force: true, maxRetries: 9 }));
const textOf = (answer: number) => yamlAgent("Shared", `tools:\n${inlineTool("count", `return ${answer};`)}`);

let project: Project;
const children: ChildProcess[] = [];
beforeEach(async () => {
  project = await makeProject({ [config]: textOf(0) });
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await project.remove();
});

/** A process that is ready to build. */
async function start(): Promise<ChildProcess> {
  // Node keeps what it made of our sources: each further process then starts in a fraction of the time.
  const env = { ...process.env, NODE_COMPILE_CACHE: code };
  const child = fork(program, { stdio: ["ignore", "inherit", "inherit", "ipc"], env });
  children.push(child);
  await once(child, "message");
  return child;
}

/** One process that ends by itself, which is when Node keeps what it made. */
async function warmUp(): Promise<void> {
  const child = await start();
  child.send(order([], false));
  await once(child, "exit");
}

function order(texts: readonly string[], forever: boolean): BuildOrder {
  return { root: project.root, config, texts, forever };
}

/** Every entry under its own name is whole, whoever was killed while writing. */
async function entries(): Promise<number> {
  const own = `${project.root}/cache/v1`;
  const names = readdirSync(own).filter(name => /^[0-9a-f]{64}$/.test(name));
  for (const name of names) expect(await pluginOf(readFileSync(`${own}/${name}`)), name).toBeInstanceOf(Uint8Array);
  return names.length;
}

const history = () => openHistory(`${project.root}/history`, { door: "editor" }).list();

test("of eight processes that compile one config at once, one builds, and all have its bytes", async () => {
  await warmUp();
  const all = await Promise.all(Array.from({ length: 8 }, start));
  const reports = all.map(async child => {
    const [report] = (await once(child, "message")) as [Extract<BuildReport, { built: boolean }>];
    return report;
  });
  for (const child of all) child.send(order([textOf(1)], false));
  const told = await Promise.all(reports);
  await Promise.all(all.map(child => child.exitCode ?? once(child, "exit")));
  expect(told.filter(({ built }) => built)).toHaveLength(1);
  const direct = await project.build(config, { overlay: { [`${project.root}/${config}`]: textOf(1) } });
  expect(new Set(told.map(({ sha256 }) => sha256))).toEqual(new Set([direct.sha256]));
  expect(await entries()).toBe(1);
  expect(readdirSync(`${project.root}/cache/v1`)).toHaveLength(1);
  const records = history();
  expect(records.map(({ status }) => status)).toEqual(told.map(() => "succeeded"));
  expect(records.filter(({ cached }) => cached)).toHaveLength(7);
}, 120_000);

test("killed at twenty random points, cache and history can be read, and the next build is right", async () => {
  const texts = Array.from({ length: 400 }, (_, index) => textOf(index));
  let builds = 0;
  await warmUp();
  for (let kill = 0; kill < 20; kill++) {
    const child = await start();
    // Each process begins elsewhere, so that it builds more than it finds.
    const own = [...texts.slice(kill * 20), ...texts.slice(0, kill * 20)];
    child.on("message", () => builds++);
    child.send(order(own, true));
    await once(child, "message");
    await new Promise(resolve => setTimeout(resolve, Math.random() * 100));
    child.kill("SIGKILL");
    await once(child, "exit");
    await entries();
    expect(history().filter(({ status }) => status === "running" || status === "queued")).toEqual([]);
  }
  expect(builds).toBeGreaterThanOrEqual(20);
  const statuses = history().map(({ status }) => status);
  expect(statuses).toContain("succeeded");
  const host = diskHost({ cacheDir: `${project.root}/cache` });
  for (let index = 0; index < 400; index += 20) {
    const overlay = { [`${project.root}/${config}`]: texts[index] ?? "" };
    const shared = await project.build(config, { overlay }, host);
    expect(shared.sha256).toBe((await project.build(config, { overlay })).sha256);
    expect(shared.sha256).toMatch(/^[0-9a-f]{64}$/);
  }
}, 240_000);

test("every host that asks the folder gets the same bytes", async () => {
  const first = await project.build(config, {}, diskHost({ cacheDir: `${project.root}/cache` }));
  const name = await new Promise<string>(resolve => {
    const look = () => {
      const found = readdirSync(`${project.root}/cache`, { recursive: true }).find(each =>
        /[0-9a-f]{64}$/.test(`${each}`),
      );
      if (found === undefined) setTimeout(look, 10);
      else resolve(`${found}`.slice(-64));
    };
    setTimeout(look, 10);
  });
  for (let i = 0; i < 3; i++) {
    const { cache } = diskHost({ cacheDir: `${project.root}/cache` });
    expect(await cache.get(name)).toEqual(first.plugin);
  }
});
