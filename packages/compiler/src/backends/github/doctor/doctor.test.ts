import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, type EmulatorOptions, startGitHub } from "../../../../../../test/github/emulator.ts";
import { Checkout } from "../testing/checkout.ts";
import { cliPath, workflowInputs, workflowPath, workflowText } from "../workflow/index.ts";
import { doctor } from "./doctor.ts";
import type { DoctorOptions } from "./types.ts";

const text = "// the command, ä\n";
const cli = { text, sha256: createHash("sha256").update(text).digest("hex") };
const at = Date.parse("2026-01-01T00:00:00Z");

let github: Emulator;
let checkout: Checkout;
afterEach(async () => {
  checkout.remove();
  await github.close();
});
beforeEach(() => start());

/** A repository in which everything is in order. */
async function start(options: EmulatorOptions = {}): Promise<void> {
  checkout?.remove();
  await github?.close();
  github = await startGitHub({ now: () => at, ...options });
  checkout = new Checkout("git@github.com:octo/agents.git");
  github.addWorkflow("agentwright.yml", workflowInputs);
  put(workflowPath, await workflowText({ cliSha256: cli.sha256 }));
  put(cliPath, text);
}

function put(path: string, content: string): void {
  github.repository.files.set(path, new TextEncoder().encode(content));
}

/** Whatever is not in order, by name. */
async function wrong(more: Partial<DoctorOptions> = {}) {
  const clock = { now: () => at + 1000, sleep: async () => {} };
  const folder = checkout.folder;
  const token = async () => "t";
  const checks = await doctor({ folder, cli, sweep: false, api: github.api, token, fetch, clock, ...more });
  expect(checks.map(({ id }) => id)).toEqual([
    "repository",
    "access",
    "workflow",
    "compiler",
    "enabled",
    "start",
    "send",
    "refs",
  ]);
  return Object.fromEntries(
    checks.filter(({ state }) => state !== "fine").map(({ id, state, message }) => [id, `${state}: ${message}`]),
  );
}

test("where everything is in order, each step says so, and no run is started", async () => {
  expect(await wrong()).toEqual({});
  expect([github.runs, github.violations]).toEqual([[], []]);
});

test("no repository, no token, a refused token and a hidden repository end it, each with its next step", async () => {
  checkout.git(["remote", "remove", "origin"]);
  expect(await wrong()).toMatchObject({
    repository: expect.stringMatching(/^wrong: This repository has no remote.*git remote add/),
    access: expect.stringMatching(/^skipped/),
    refs: expect.stringMatching(/^skipped/),
  });
  checkout.git(["remote", "add", "origin", "https://github.com/octo/agents"]);
  expect((await wrong({ token: async () => undefined })).access).toMatch(/^wrong: .*Sign in to GitHub/);
  expect((await wrong({ token: async () => "old" })).access).toMatch(/^wrong: .*does not accept the token/);
  checkout.git(["remote", "set-url", "origin", "https://github.com/octo/others"]);
  expect((await wrong()).access).toMatch(/^wrong: octo\/others is not on .*or this token does not see it/);
});

test("a token that may only read is told what it lacks", async () => {
  await start({ tokens: [{ value: "t", permissions: { actions: "read", contents: "read" } }] });
  const found = await wrong();
  expect(Object.keys(found)).toEqual(["start", "send"]);
  expect(found.start).toMatch(/^wrong: The token may not start workflows.* It needs actions: write\./);
  expect(found.send).toMatch(/^unsure: Only what is committed and pushed .* It needs contents: write\./);
  await start({ tokens: [{ value: "t", permissions: { contents: "read" } }] });
  expect((await wrong()).enabled).toMatch(/^wrong: .*It needs actions: read\./);
  await start({ tokens: [{ value: "t", permissions: { actions: "write" } }] });
  expect((await wrong()).workflow).toMatch(/^wrong: .*It needs contents: read\./);
});

test("a workflow that is missing, of another version, edited or switched off is told apart", async () => {
  github.repository.files.delete(workflowPath);
  const missing = await wrong();
  expect(missing.workflow).toMatch(/^wrong: ‘main’ has no .*Run: agentwright workflow add/);
  expect(missing.start).toMatch(/^skipped/);

  const earlier = createHash("sha256").update("earlier").digest("hex");
  put(workflowPath, await workflowText({ cliSha256: earlier, attest: true }));
  put(cliPath, "earlier");
  const old = await wrong();
  expect(old.workflow).toMatch(/^wrong: .*another version.*agentwright workflow add/);
  expect(old.compiler).toMatch(/^wrong: .*that of another version/);

  await start();
  const edited = (await workflowText({ cliSha256: cli.sha256 })).replace("contents: read", "contents: write");
  put(workflowPath, edited);
  expect((await wrong()).workflow).toMatch(/^wrong: .*was edited.*line \d+: The run gets contents: write.*--force/);
  put(
    workflowPath,
    (await workflowText({ cliSha256: cli.sha256 })).replace("timeout-minutes: 30", "timeout-minutes: 9"),
  );
  expect((await wrong()).workflow).toMatch(/^unsure: .*was edited/);

  await start();
  const workflow = github.repository.workflows.get("agentwright.yml");
  if (workflow) workflow.state = "disabled_manually";
  expect((await wrong()).enabled).toMatch(/^wrong: .*switched off.*gh workflow enable agentwright\.yml/);
});

test("a compiler that is missing or not the one asked for is found without downloading it", async () => {
  put(cliPath, "another");
  expect((await wrong()).compiler).toMatch(/^wrong: .*not the one that the workflow asks for/);
  github.repository.files.delete(cliPath);
  expect((await wrong()).compiler).toMatch(/^wrong: ‘main’ has no \.github\/agentwright\/cli\.mjs/);
});

test("refs that were left are named, and swept when that is wanted; young ones stay", async () => {
  const { repository } = github;
  const commit = repository.refs.get("refs/heads/main") ?? "";
  repository.refs.set(`refs/agentwright/${"a".repeat(64)}`, commit);
  repository.refs.set(`refs/agentwright/${"b".repeat(64)}`, commit);
  expect(await wrong({ sweep: true })).toEqual({});
  expect(repository.refs.size).toBe(3);
  const later = at + 25 * 3_600_000;
  await start({ now: () => later });
  const again = github.repository;
  again.refs.set(`refs/agentwright/${"a".repeat(64)}`, again.refs.get("refs/heads/main") ?? "");
  const clock = { now: () => later, sleep: async () => {} };
  expect((await wrong({ clock })).refs).toMatch(/^unsure: 1 ref older than a day was left.*--sweep/);
  expect(await wrong({ clock, sweep: true })).toEqual({});
  expect([...again.refs.keys()]).toEqual(["refs/heads/main"]);
  expect(github.violations).toEqual([]);
});

test("a server that can't be reached is one sentence, and what hangs on it is skipped", async () => {
  const api = github.api;
  await github.close();
  const found = await wrong({ api });
  expect(found.access).toMatch(/^wrong: .*can't be reached.*Check the network/);
  await start();
});

test("each check and each finding in the workflow has its heading on the page that is linked", () => {
  const source = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");
  const names = (text: string) => [...text.matchAll(/"([a-z-]+)"/g)].map(([, name]) => name ?? "");
  const checks = names(/readonly id:([^;]+);/.exec(source("types.ts"))?.[1] ?? "");
  const findings = names(/readonly code:([^;]+);/.exec(source("../workflow/check.ts"))?.[1] ?? "");
  expect([checks.length, findings.length]).toEqual([8, 7]);
  const page = source("../../../../../../docs/github.md");
  const headings = [...page.matchAll(/^### (.+)$/gm)].map(([, name]) => name);
  expect(headings.sort()).toEqual([...checks, ...findings].sort());
});
