import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RemoteProblem } from "../problem.ts";
import { Checkout } from "../testing/checkout.ts";
import { compareCommitted } from "./committed.ts";
import { findRepository } from "./repository.ts";
import { findSecrets, secretsSentence } from "./secrets.ts";

let checkout: Checkout;
beforeEach(() => {
  checkout = new Checkout("git@github.com:octo/agents.git");
});
afterEach(() => checkout.remove());

const sentence = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  return error instanceof RemoteProblem ? error.message : String(error);
};

test("the remote that a branch is pushed to comes before origin, and a named one before all", async () => {
  checkout.git(["remote", "add", "fork", "https://token@git.acme.example/ada/agents"]);
  const origin = await findRepository(checkout.folder);
  expect([origin.remote.name, origin.branch, origin.head, origin.prefix]).toEqual(["origin", "main", undefined, ""]);
  checkout.git(["config", "branch.main.remote", "origin"]);
  checkout.git(["config", "branch.main.pushRemote", "fork"]);
  const fork = await findRepository(checkout.folder);
  expect(fork.remote.place).toEqual({ api: "https://git.acme.example/api/v3", owner: "ada", repo: "agents" });
  expect(fork.why).toBe("‘main’ is pushed to it");
  expect((await findRepository(checkout.folder, { remote: "origin" })).remote.name).toBe("origin");
  expect(JSON.stringify([fork.remote, fork.why])).not.toContain("token");
  checkout.write("a b/c/x", "");
  const below = await findRepository(`${checkout.folder}/a b/c`);
  expect([below.prefix, below.root]).toEqual(["a b/c/", checkout.folder]);
});

test("what stands in the way is said with the next step", async () => {
  expect(await sentence(findRepository(checkout.folder, { remote: "x" }))).toBe(
    "The remote ‘x’ is not there. Name one of these: origin.",
  );
  checkout.git(["remote", "set-url", "origin", "https://secret@gitlab.com/octo/agents"]);
  const elsewhere = await sentence(findRepository(checkout.folder));
  expect(elsewhere).toMatch(/^None of the remotes is on GitHub: origin \(gitlab\.com\)\. Add one: /);
  checkout.git(["remote", "remove", "origin"]);
  expect(await sentence(findRepository(checkout.folder))).toMatch(/^This repository has no remote, .*git remote add/);
  checkout.git(["remote", "add", "a", "git@github.com:octo/a"]);
  expect((await findRepository(checkout.folder)).why).toBe("it is the only one on GitHub");
  checkout.git(["remote", "add", "b", "git@github.com:octo/b"]);
  expect(await sentence(findRepository(checkout.folder))).toMatch(/not clear which.* Name one of these: a, b\.$/);
  expect(await sentence(findRepository("/"))).toMatch(/^\/ is in no git repository\./);
});

test("a remote of the user's own configuration counts, and one without an address does not", async () => {
  checkout.git(["remote", "remove", "origin"]);
  const of = async (...lines: string[]) => {
    checkout.write(".gitconfig", `${lines.join("\n")}\n`);
    return findRepository(checkout.folder);
  };
  vi.stubEnv("HOME", checkout.folder);
  try {
    const found = await of(
      '[remote "origin"]',
      "url = gh:octo/agents",
      '[url "https://github.com/"]',
      "insteadOf = gh:",
    );
    expect(found.remote).toMatchObject({ name: "origin", place: { owner: "octo", repo: "agents" } });
    const dashed = await of(
      '[remote "--upload-pack=x"]',
      "url = git@github.com:octo/agents",
      '[remote "-q"]',
      "url = x",
    );
    expect([dashed.remote.name, dashed.why]).toEqual(["--upload-pack=x", "it is the only one on GitHub"]);
    expect(await sentence(of('[remote "origin"]', "prune = true"))).toMatch(/^This repository has no remote, /);
  } finally {
    vi.unstubAllEnvs();
  }
});

test("without git on the PATH it says what is missing", async () => {
  const path = process.env.PATH;
  process.env.PATH = "";
  try {
    expect(await sentence(findRepository(checkout.folder))).toMatch(/git was not found\. Install git/);
  } finally {
    process.env.PATH = path;
  }
});

test("what is pushed as it is, is told from what is changed, new, or committed here alone", async () => {
  const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });
  const changed = async (...files: ReturnType<typeof file>[]) => {
    const { base, changed } = await compareCommitted(await findRepository(checkout.folder), files);
    return [base, changed.map(({ path }) => path)];
  };
  expect(await changed(file("a", "1"))).toEqual([undefined, ["a"]]);
  checkout.write("a", "1\n2\n");
  checkout.write("b/-c [x]*.txt", "it");
  const first = checkout.commit();
  expect(await changed(file("a", "1\n2\n"))).toEqual([undefined, ["a"]]);
  checkout.push();
  expect(await changed(file("a", "1\n2\n"), file("b/-c [x]*.txt", "it"))).toEqual([first, []]);
  expect(await changed(file("a", "\ufeff1\r\n2\r\n"))).toEqual([first, []]);
  expect(await changed(file("a", "1\n2"), file("b", ""), file("d", ""))).toEqual([first, ["a", "b", "d"]]);
  checkout.write("e", "new");
  checkout.commit();
  // A commit that nobody pushed, and that does not touch the file, is no reason to send anything.
  expect(await changed(file("a", "1\n2\n"))).toEqual([first, []]);
  expect(await changed(file("a", "1\n2\n"), file("e", "new"))).toEqual([first, ["e"]]);
});

test("keys are found with file and line, and the sentence does not hold them", () => {
  const key = `sk-ant-${"aB3dE5fG7hJ9kL1mN3pQ5"}`;
  const found = findSecrets([
    { path: "a.ts", bytes: new TextEncoder().encode(`// x\nconst k = "${key}";\n`) },
    { path: "data/.env", bytes: new TextEncoder().encode("A=1") },
    { path: "b.ts", bytes: new Uint8Array([0xff, 0, 0x80]) },
  ]);
  expect(found).toEqual([
    { path: "a.ts", line: 2, owner: "Anthropic" },
    { path: "data/.env", owner: "a file for secrets" },
  ]);
  const said = secretsSentence(found);
  expect(said).toContain("a.ts:2 (Anthropic), data/.env (a file for secrets)");
  expect(said).not.toContain(key);
});
