import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { RemoteJob } from "@agentwright/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, startGitHub } from "../../../../../../test/github/emulator.ts";
import { status } from "../../../../../../test/github/faults.ts";
import { Hub } from "../api/hub.ts";
import { RemoteCancelled, RemoteProblem } from "../problem.ts";
import { Checkout } from "../testing/checkout.ts";
import { workflowInputs } from "../workflow/index.ts";
import { staleSnapshots } from "./snapshot.ts";
import { type GitSourceOptions, gitSource, type Upload } from "./source.ts";

let github: Emulator;
let checkout: Checkout;
let asked: Upload[];

beforeEach(async () => {
  github = await startGitHub();
  github.addWorkflow("agentwright.yml", workflowInputs);
  checkout = new Checkout("git@github.com:octo/agents.git");
  checkout.write("agents/a.agent.yaml", "config\n");
  checkout.write("agents/tools/t.ts", "export {};\n");
  checkout.write("agents/agentwright.json", "{}");
  checkout.write("other.txt", "other");
  asked = [];
});
afterEach(async () => {
  checkout.remove();
  await github.close();
});

function options(more: Partial<GitSourceOptions> = {}): GitSourceOptions {
  return {
    api: github.api,
    token: async () => "t",
    fetch,
    read: async path => new Uint8Array(await readFile(path)),
    confirm: async upload => {
      asked.push(upload);
      return true;
    },
    ...more,
  };
}

const sourceOf = (more: Partial<GitSourceOptions> = {}) => {
  const job: RemoteJob = {
    build: "1",
    path: `${checkout.folder}/agents/a.agent.yaml`,
    root: `${checkout.folder}/agents`,
    target: "wasm",
    files: ["a.agent.yaml", "tools/t.ts"].map(path => ({ path, sha256: "" })),
    expect: "e".repeat(64),
  };
  return gitSource(options(more))(job, "c-1");
};
const operations = () => github.requests.map(({ operation }) => operation);
const problem = async (work: Promise<unknown>): Promise<RemoteProblem> => {
  const error = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(error instanceof RemoteProblem)) throw new Error(`no RemoteProblem: ${error}`);
  return error;
};

test("work that is pushed as it is goes by its commit, and nothing is sent", async () => {
  const sha = checkout.commit();
  checkout.push(github.repository);
  checkout.write("other.txt", "changed, and none of the build's files");
  const before = checkout.state();
  const source = await sourceOf();
  expect(source).toMatchObject({
    api: github.api,
    owner: "octo",
    repo: "agents",
    workflow: "agentwright.yml",
    on: "refs/heads/main",
    ref: "refs/heads/main",
    sha,
    inputs: { config: "agents/a.agent.yaml", commit: sha, correlation: "c-1", expect: "e".repeat(64), target: "wasm" },
  });
  expect([operations(), asked, checkout.state()]).toEqual([["repos/get"], [], before]);
  expect(github.violations).toEqual([]);
});

test("changed work becomes a commit on top of what is pushed, under a name of its content; git here is not touched", async () => {
  const base = checkout.commit();
  checkout.push(github.repository);
  checkout.git(["checkout", "--quiet", "-b", "feature"]);
  checkout.write("agents/a.agent.yaml", "config, changed\n");
  checkout.write("agents/tools/t.ts", new Uint8Array([0xef, 0xbb, 0xbf, 0x61]));
  const before = checkout.state();
  const source = await sourceOf();
  expect(source).toMatchObject({
    on: "refs/heads/main",
    ref: expect.stringMatching(/^refs\/agentwright\/[0-9a-f]{64}$/),
  });
  expect(github.repository.refs.get(source.ref)).toBe(source.sha);
  expect(source.inputs.commit).toBe(source.sha);
  expect(asked).toEqual([
    {
      place: { api: github.api, owner: "octo", repo: "agents" },
      files: [
        { path: "agents/a.agent.yaml", bytes: 16 },
        { path: "agents/tools/t.ts", bytes: 4 },
      ],
    },
  ]);
  const body = (operation: string) =>
    github.requests.filter(each => each.operation === operation).map(each => each.body);
  const tree = checkout.git(["rev-parse", `${base}^{tree}`]);
  const blobs = ["config, changed\n", "\ufeffa"].map(text => {
    return createHash("sha1")
      .update(`blob ${Buffer.byteLength(text)}\0${text}`)
      .digest("hex");
  });
  expect(body("git/create-tree")).toMatchObject([
    {
      base_tree: tree,
      tree: [
        { path: "agents/a.agent.yaml", sha: blobs[0] },
        { path: "agents/tools/t.ts", sha: blobs[1] },
      ],
    },
  ]);
  expect(body("git/create-commit")).toMatchObject([{ parents: [base] }]);
  expect(checkout.state()).toBe(before);

  // The same work once more is there already.
  const sent = github.requests.length;
  expect((await sourceOf()).sha).toBe(source.sha);
  expect(operations().slice(sent)).toEqual(["repos/get", "git/get-ref"]);
  expect(github.violations).toEqual([]);
});

test("unsaved text is what goes, and a project that was never pushed stands on nothing", async () => {
  const read: GitSourceOptions["read"] = async path =>
    path.endsWith(".yaml") ? new TextEncoder().encode("unsaved") : new Uint8Array(await readFile(path));
  const source = await sourceOf({ read });
  expect(source.ref).toMatch(/^refs\/agentwright\//);
  const contents = github.requests.filter(({ operation }) => operation === "git/create-blob").map(({ body }) => body);
  expect(contents).toContainEqual({ content: Buffer.from("unsaved").toString("base64"), encoding: "base64" });
  // The project file goes too: it says which rules apply.
  expect(asked[0]?.files.map(({ path }) => path)).toEqual([
    "agents/a.agent.yaml",
    "agents/tools/t.ts",
    "agents/agentwright.json",
  ]);
  expect(github.requests.find(({ operation }) => operation === "git/create-commit")?.body).toMatchObject({
    parents: [],
  });
  expect(github.violations).toEqual([]);
});

test("a key in the changed files keeps all of them here, and is nowhere in what is said or sent", async () => {
  const key = `sk-ant-${"aB3dE5fG7hJ9kL1mN3pQ5"}`;
  checkout.commit();
  checkout.push(github.repository);
  checkout.write("agents/tools/t.ts", `\nconst key = "${key}";\n`);
  const { code, message } = await problem(sourceOf());
  expect([code, message]).toEqual(["upload-refused", expect.stringContaining("agents/tools/t.ts:2 (Anthropic)")]);
  expect([asked, operations()]).toEqual([[], ["repos/get"]]);
  expect(message + JSON.stringify(github.requests)).not.toContain(key);
});

test("a person who says no ends it, with nothing sent", async () => {
  await expect(sourceOf({ confirm: async () => false })).rejects.toBeInstanceOf(RemoteCancelled);
  expect(operations()).toEqual(["repos/get"]);
});

test("a token that may not write, and a base that is gone from GitHub, have sentences of their own", async () => {
  checkout.commit();
  checkout.push();
  checkout.write("agents/a.agent.yaml", "changed");
  const gone = await problem(sourceOf());
  expect([gone.code, gone.message]).toEqual([
    "upload-refused",
    expect.stringContaining("Run git fetch, push the branch"),
  ]);
  const denied = status(403, "Resource not accessible by personal access token", {
    "x-accepted-github-permissions": "contents=write",
  });
  github.fail("git/create-blob", denied);
  const refused = await problem(sourceOf());
  expect([refused.code, refused.message]).toEqual(["permission-missing", expect.stringContaining("contents: write")]);
});

test("two windows that send the same work at once both get its commit", async () => {
  let quicker = 0;
  const bothAsk: typeof fetch = async (address, init) => {
    if (init?.method === "POST" && String(address).endsWith("/git/refs"))
      quicker += (await fetch(address, init)).status;
    return fetch(address, init);
  };
  const { ref, sha } = await sourceOf({ fetch: bothAsk });
  expect([quicker, github.repository.refs.get(ref)]).toEqual([201, sha]);
  expect(github.requests.filter(({ operation }) => operation === "git/create-ref").map(({ status }) => status)).toEqual(
    [201, 422],
  );
});

test("what a lost connection left is told by its age", async () => {
  const at = Date.parse("2026-01-01T00:00:00Z");
  const { ref } = await sourceOf();
  const hub = (now: number) => {
    const place = { api: github.api, owner: "octo", repo: "agents" };
    const clock = { now: () => now, sleep: async () => {} };
    const { token } = options();
    return new Hub(place, { token, fetch, folder: "", clock, source: gitSource(options()) }, () => {});
  };
  await github.close();
  github = await startGitHub({ now: () => at + 3_600_000 });
  await sourceOf();
  expect(await staleSnapshots(hub(at + 3_600_000))).toEqual([]);
  await github.close();
  github = await startGitHub({ now: () => at + 25 * 3_600_000 });
  await sourceOf();
  expect(await staleSnapshots(hub(at + 25 * 3_600_000))).toEqual([{ ref, at }]);
});
