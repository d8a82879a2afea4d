import { createHash } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { contentOf } from "./blobs.ts";
import { contractOf } from "./contract.ts";
import { type Emulator, type EmulatorOptions, startGitHub } from "./emulator.ts";
import { status } from "./faults.ts";

let github: Emulator | undefined;

afterEach(async () => {
  for (const violation of github?.violations ?? []) if (violation.includes("itself failed")) console.error(violation);
  await github?.close();
  github = undefined;
});

async function start(options: EmulatorOptions = {}): Promise<Emulator> {
  github = await startGitHub(options);
  github.addWorkflow("agentwright.yml", { correlation: { required: true }, target: { options: ["wasm", "go-wasm"] } });
  return github;
}

interface Asked {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

async function ask({ api }: Emulator, path: string, { method = "GET", body, headers }: Asked = {}) {
  const answer = await fetch(`${api}${path}`, {
    method,
    redirect: "manual",
    headers: { authorization: "token t", ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, json: text === "" ? undefined : JSON.parse(text) };
}

const actions = "/repos/octo/agents/actions";
const dispatches = `${actions}/workflows/agentwright.yml/dispatches`;
const newer = { "x-github-api-version": "2026-03-10" };

test("a run goes its way, and every answer is as GitHub describes it", async () => {
  const github = await start();
  const inputs = { correlation: "c1" };
  const begun = await ask(github, dispatches, { method: "POST", headers: newer, body: { ref: "main", inputs } });
  expect(begun).toMatchObject({ status: 200, json: { workflow_run_id: github.runs[0]?.id } });
  const [run] = github.runs;
  if (!run) throw new Error("no run");
  run.start();
  run.step();
  const jobs = await ask(github, `${actions}/runs/${run.id}/jobs`);
  expect(jobs.json).toMatchObject({ total_count: 1, jobs: [{ status: "in_progress", conclusion: null }] });
  expect((await ask(github, `${actions}/jobs/${run.job.id}/logs`)).status).toBe(404);
  run.end("2026-01-01T00:00:00.0000000Z Hello\n");
  run.upload("agentwright-c1", contentOf(Buffer.from("PK")));
  run.billed = 61_000;
  run.finish();
  expect((await ask(github, `${actions}/runs/${run.id}`)).json).toMatchObject({ conclusion: "success" });
  expect((await ask(github, `${actions}/runs/${run.id}/timing`)).json).toMatchObject({
    billable: { UBUNTU: { jobs: 1, total_ms: 61_000 } },
  });
  const found = await ask(github, `${actions}/workflows/agentwright.yml/runs?created=%3E%3D2020-01-01T00:00:00Z`);
  expect(found.json.workflow_runs).toMatchObject([{ display_title: "compile c1" }]);
  const artifacts = await ask(github, `${actions}/runs/${run.id}/artifacts?name=agentwright-c1`);
  const [artifact] = artifacts.json.artifacts;
  expect(artifact.digest).toBe(`sha256:${createHash("sha256").update("PK").digest("hex")}`);
  for (const path of [`${actions}/artifacts/${artifact.id}/zip`, `${actions}/jobs/${run.job.id}/logs`]) {
    const { status, headers } = await ask(github, path);
    expect(status).toBe(302);
    expect(new URL(headers.get("location") ?? "").origin).toBe(github.blobs.origin);
  }
  expect((await ask(github, `${actions}/runs/${run.id}/rerun`, { method: "POST" })).status).toBe(201);
  expect((await ask(github, `${actions}/runs/${run.id}/cancel`, { method: "POST" })).status).toBe(202);
  expect((await ask(github, `${actions}/runs/${run.id}/cancel`, { method: "POST" })).status).toBe(409);
  expect((await ask(github, "/repos/octo/agents")).json).toMatchObject({ full_name: "octo/agents" });
  expect((await ask(github, "/user")).status).toBe(200);
  expect(github.violations).toEqual([]);
});

test("inputs are checked as the workflow declares them", async () => {
  const github = await start();
  const refusal = async (body: unknown) =>
    (await ask(github, dispatches, { method: "POST", headers: newer, body })).json.message;
  const many = Object.fromEntries(Array.from({ length: 26 }, (_, index) => [`i${index}`, ""]));
  expect(await refusal({ ref: "main", inputs: {} })).toBe("Required input 'correlation' not provided");
  expect(await refusal({ ref: "main", inputs: { correlation: "c", x: "" } })).toBe('Unexpected inputs provided: ["x"]');
  expect(await refusal({ ref: "main", inputs: { correlation: "c", target: "exe" } })).toContain("not in the list");
  expect(await refusal({ ref: "main", inputs: { correlation: "c".repeat(65_536) } })).toBe("inputs are too large.");
  expect(await refusal({ ref: "refs/agentwright/x", inputs: {} })).toBe("No ref found for: refs/agentwright/x");
  expect(github.violations).toEqual([]);
  expect(await refusal({ inputs: {} })).toContain("must have required property 'ref'");
  expect(await refusal({ ref: "main", inputs: many })).toContain("must NOT have more than 25");
  expect(await refusal({ ref: "main", return_run_details: true })).toContain("unknown field return_run_details");
  expect(github.violations).toHaveLength(3);
});

test("the number of a run is told by version and by wish, and never by an old server", async () => {
  const body = { ref: "main", inputs: { correlation: "c" } };
  const post = async (github: Emulator, headers: Record<string, string>, more = {}) =>
    (await ask(github, dispatches, { method: "POST", headers, body: { ...body, ...more } })).status;
  const cloud = await start();
  expect(await post(cloud, newer)).toBe(200);
  expect(await post(cloud, {})).toBe(204);
  expect(await post(cloud, {}, { return_run_details: true })).toBe(200);
  await cloud.close();
  const old = await start({ enterprise: true });
  expect(await post(old, newer)).toBe(400);
  expect(await post(old, {}, { return_run_details: true })).toBe(400);
  expect(await post(old, {})).toBe(204);
  expect(old.violations).toEqual([]);
});

test("what has not changed costs nothing, and who asks is looked at", async () => {
  const github = await start({
    tokens: [
      { value: "t", permissions: { actions: "read" } },
      { value: "blind", blind: true },
    ],
  });
  const path = `${actions}/workflows/agentwright.yml`;
  const first = await ask(github, path);
  const again = await ask(github, path, { headers: { "if-none-match": first.headers.get("etag") ?? "" } });
  expect(again.status).toBe(304);
  expect(again.headers.get("x-ratelimit-remaining")).toBe(first.headers.get("x-ratelimit-remaining"));
  const denied = await ask(github, dispatches, { method: "POST", body: { ref: "main" } });
  expect(denied.status).toBe(403);
  expect(denied.headers.get("x-accepted-github-permissions")).toBe("actions=write");
  expect((await ask(github, path, { headers: { authorization: "token blind" } })).status).toBe(404);
  expect((await ask(github, path, { headers: { authorization: "token wrong" } })).status).toBe(401);
  github.fail("actions/get-workflow", status(502, "Bad gateway"), { cut: "before" });
  expect((await ask(github, path)).status).toBe(502);
  await expect(ask(github, path)).rejects.toThrow("fetch failed");
  expect((await ask(github, path)).status).toBe(200);
  expect(github.violations).toEqual([]);
});

test("a commit is made of objects whose names are git's own, and its ref comes and goes", async () => {
  const github = await start();
  const git = "/repos/octo/agents/git";
  const post = async (path: string, body: unknown) => (await ask(github, git + path, { method: "POST", body })).json;
  const blob = await post("/blobs", { content: "hello\n", encoding: "utf-8" });
  // As `echo hello | git hash-object --stdin` says.
  expect(blob.sha).toBe("ce013625030ba8dba906f756967f9e9ca394464a");
  const tree = await post("/trees", { tree: [{ path: "a.txt", mode: "100644", type: "blob", sha: blob.sha }] });
  const parents = [github.repository.refs.get("refs/heads/main")];
  const commit = await post("/commits", { message: "m", tree: tree.sha, parents });
  expect(await post("/refs", { ref: "refs/agentwright/x", sha: commit.sha })).toMatchObject({
    ref: "refs/agentwright/x",
  });
  expect((await ask(github, `${git}/commits/${commit.sha}`)).status).toBe(200);
  expect((await ask(github, `${git}/matching-refs/agentwright/`)).json).toHaveLength(1);
  expect((await ask(github, `${git}/ref/agentwright%2Fx`)).json.object.sha).toBe(commit.sha);
  expect((await ask(github, `${git}/refs/agentwright/x`, { method: "DELETE" })).status).toBe(204);
  expect((await ask(github, `${git}/refs/agentwright/x`, { method: "DELETE" })).status).toBe(422);
  github.repository.files.set(".github/workflows/a.yml", Buffer.from("on: push\n"));
  const file = await ask(github, "/repos/octo/agents/contents/.github/workflows/a.yml");
  expect(Buffer.from(file.json.content, "base64").toString()).toBe("on: push\n");
  expect(github.violations).toEqual([]);
});

test("a signed address works once and for a minute, and knows ranges", async () => {
  let now = 1_000_000;
  const github = await start({ now: () => now });
  const content = contentOf(Buffer.from("0123456789"));
  const get = async (url: string, headers = {}) => {
    const answer = await fetch(url, { headers });
    return { status: answer.status, etag: answer.headers.get("etag") ?? "", text: await answer.text() };
  };
  const sign = () => github.blobs.sign(content, "x", "text/plain");
  const url = sign();
  const whole = await get(url);
  expect(whole).toMatchObject({ status: 200, text: "0123456789" });
  expect((await get(url)).status).toBe(403);
  expect(await get(sign(), { range: "bytes=4-", "if-range": whole.etag })).toMatchObject({
    status: 206,
    text: "456789",
  });
  github.blobs.generation++;
  expect(await get(sign(), { range: "bytes=4-", "if-range": whole.etag })).toMatchObject({ status: 200 });
  const late = sign();
  now += 61_000;
  expect((await get(late)).status).toBe(403);
  github.blobs.cuts.push(5);
  await expect(get(sign())).rejects.toThrow("terminated");
});

test("the newer version of the description is the older with its breaking changes", () => {
  const properties = (version: "2022-11-28" | "2026-03-10") =>
    Object.keys((contractOf(version).components as never as Parts).schemas["full-repository"]?.properties ?? {});
  const gone = properties("2022-11-28").filter(name => !properties("2026-03-10").includes(name));
  expect(gone).toEqual(["has_downloads", "use_squash_pr_title_as_default"]);
});

interface Parts {
  readonly schemas: Readonly<Record<string, { readonly properties: object }>>;
}
