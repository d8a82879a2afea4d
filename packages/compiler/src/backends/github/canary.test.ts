import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BuildEvent } from "@agentwright/protocol";
import { afterEach, expect, test } from "vitest";
import { status } from "../../../../../test/github/faults.ts";
import type { Run } from "../../../../../test/github/runs.ts";
import { openHistory } from "../../history/history.ts";
import { artifactOf, type Stage, stage, token } from "./testing/stage.ts";

let at: Stage;

afterEach(() => at.close());

/** Values of secrets that the door knows, planted in whatever a run can say. */
const secrets = ["canary-s3cret-value-one", "canary-s3cret-value-two"];

/** What a record of these events holds on disk. */
async function historyOf(said: Stage["said"]): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "agentwright-canary-"));
  try {
    const keep = openHistory(folder, { door: "command" }).begin({ id: "b1", path: "/w/a.agent.yaml", root: "/w" }, 1);
    for (const each of said) keep({ build: "b1", at: 1, ...each } as BuildEvent);
    keep({ build: "b1", at: 2, type: "finished", outcome: { status: "cancelled" } });
    const names = (await readdir(folder, { recursive: true })).filter(name => name.endsWith(".jsonl"));
    const texts = await Promise.all(names.map(name => readFile(path.join(folder, name), "utf8")));
    if (!texts.join("").includes("finished")) throw new Error("nothing was written");
    return texts.join("");
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 9 });
  }
}

test("neither the token nor a secret is in an event, a log, a history, an input, a ref, a name, an answer or a file", async () => {
  at = await stage({
    deps: {
      mask: text => secrets.reduce((masked, secret) => masked.replaceAll(secret, "***"), text),
      // A proxy that repeats what it was sent in its own words.
      fetch: async (input, init) => {
        const sent = new Headers(init?.headers).get("authorization") ?? "";
        if (String(input).includes("/timing")) throw new TypeError(`refused: authorization ${sent}`);
        return fetch(input, init);
      },
    },
  });
  const run = (): Run => at.github.runs[0] as Run;
  at.script.push(
    () => {
      run().start(`job with ${secrets[0]}`, [`step with ${token}`]);
      run().step();
    },
    () => {
      run().end(`2026-07-01T12:00:00.0000000Z ##[error]${token} ${secrets.join(" ")}\nBearer ${token}\n`, "failure");
      run().finish("failure");
    },
  );
  const failed = await at.run();
  at.github.fail("actions/create-workflow-dispatch", status(422, `Unexpected inputs provided: ["${token}"]`));
  const refused = await at.run();
  at.script.push(() => {
    const second = at.github.runs[1] as Run;
    const content = artifactOf("a bundle");
    second.upload(
      `agentwright-${second.inputs.correlation}`,
      {
        size: content.length,
        sha256: "0",
        slice: (a, b) => content.subarray(a, b),
      },
      { digest: null },
    );
    second.finish();
  });
  const done = await at.run();
  expect([failed.ok, refused.ok, done.ok]).toEqual([false, false, true]);

  const { github } = at;
  const places: Readonly<Record<string, unknown>> = {
    events: at.said,
    answers: [failed, refused, done],
    inputs: github.runs.map(each => each.inputs),
    titles: github.runs.map(each => each.title),
    artifacts: github.runs.flatMap(each => each.artifacts.map(({ name }) => name)),
    refs: [...github.repository.refs.keys()],
    addresses: [...github.requests.map(({ path }) => path), ...github.blobs.requests.map(({ url }) => url)],
    bodies: github.requests.map(({ body }) => body),
    storage: github.blobs.requests.map(({ headers }) => headers),
    files: await at.left(),
    history: await historyOf(at.said),
    arguments: process.argv,
  };
  for (const [place, content] of Object.entries(places)) {
    const text = JSON.stringify(content);
    for (const canary of [token, ...secrets]) expect(text.includes(canary), `${place} holds ${canary}`).toBe(false);
  }
  // The search can find something: the token is where it belongs, and the signed addresses are nowhere but at the storage.
  expect(JSON.stringify(github.requests.map(({ headers }) => headers))).toContain(token);
  expect(JSON.stringify([at.said, failed, refused, done])).not.toContain("sig=");
  expect(at.lines().join("\n")).toContain("***");
});
