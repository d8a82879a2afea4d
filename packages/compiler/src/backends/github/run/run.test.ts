import { afterEach, expect, test } from "vitest";
import { artifactOf, bundleText, type Stage, type StageOptions, stage, succeed, token } from "../testing/stage.ts";

let at: Stage;

afterEach(() => at.close());

async function open(options?: StageOptions): Promise<Stage> {
  at = await stage(options);
  return at;
}

test("a job becomes a run, whose steps are told as they happen, and its bundle comes to disk", async () => {
  await open();
  succeed(at);
  const answer = await at.run();
  expect(await bundleText(answer)).toBe("a bundle");
  const [run] = at.github.runs;
  expect(run?.inputs).toMatchObject({ config: "a.agent.yaml", target: "wasm", expect: "1".repeat(64) });
  expect(at.progress()).toEqual([
    { status: "queued" },
    { status: "running", job: "Compile", step: "Set up job", done: 0, of: 3 },
    { status: "running", job: "Compile", step: "Compile", done: 1, of: 3 },
    { status: "done", job: "Compile", step: "Keep the plugin", done: 3, of: 3 },
  ]);
  const runs = at.said.flatMap(said => (said.type === "remote" ? [said.run] : []));
  // Before it begins there is what finds it again; then its number and its page.
  expect(runs[0]).toMatchObject({ service: "github", api: at.github.api, owner: "octo", repo: "agents" });
  expect(runs[0]?.id).toBeUndefined();
  expect(runs.at(-1)).toMatchObject({ id: run?.id, url: expect.stringContaining(`/actions/runs/${run?.id}`) });
  expect(at.lines()).toContain("2026-07-01T12:00:00.0000000Z Compiled.");
  expect(at.lines()).toContainEqual(
    expect.stringMatching(/^Downloading agentwright-.*, 0\.0 MB; GitHub keeps it until 2026-07-08\.$/),
  );
  expect(at.github.violations).toEqual([]);
});

test("what did not change costs no request of the hour, and the token stays with the API", async () => {
  await open();
  at.script.push(...Array.from({ length: 9 }, () => () => {}));
  succeed(at);
  expect((await at.run()).ok).toBe(true);
  const looks = at.asked("actions/get-workflow-run");
  expect(looks.filter(each => each.endsWith(" 304")).length).toBeGreaterThanOrEqual(9);
  // From two seconds up to ten, and short again once something happens.
  expect(at.waits.slice(0, 8)).toEqual([2000, 3000, 4500, 6750, 10_000, 10_000, 10_000, 10_000]);
  expect(Math.min(...at.waits.slice(10))).toBeLessThanOrEqual(3000);
  expect(at.github.blobs.requests.length).toBe(2);
  for (const { headers } of at.github.blobs.requests) {
    expect(headers.authorization).toBeUndefined();
    expect(JSON.stringify(headers)).not.toContain(token);
  }
  for (const { headers } of at.github.requests) expect(headers.authorization).toBe(`token ${token}`);
});

test("the minutes that are billed are each job's, rounded up", async () => {
  await open({ began: run => Object.assign(run, { billed: 61_000 }) });
  succeed(at);
  expect(await at.run()).toMatchObject({ ok: true, billableMinutes: 2 });
});

test("a ref that was made for the run is deleted when it has ended, and only such a one", async () => {
  const ref = `refs/agentwright/${"a".repeat(64)}`;
  await open({ source: { ref } });
  at.github.repository.refs.set(ref, "0".repeat(40));
  succeed(at);
  expect((await at.run()).ok).toBe(true);
  expect([...at.github.repository.refs.keys()]).toEqual(["refs/heads/main"]);
  expect(at.asked("git/delete-ref")).toEqual(["git/delete-ref 204"]);
});

test("a ref that can't be deleted is told, and the plugin is there all the same", async () => {
  const ref = `refs/agentwright/${"a".repeat(64)}`;
  await open({ source: { ref }, tokens: [{ value: token, permissions: { actions: "write", contents: "read" } }] });
  at.github.repository.refs.set(ref, "0".repeat(40));
  succeed(at);
  expect((await at.run()).ok).toBe(true);
  expect(at.lines().at(-1)).toMatch(
    /^The ref refs\/agentwright\/a+ stays on GitHub for now: .*contents: write.*doctor github/,
  );
});

test("a run of a server that tells no number is found by its name", async () => {
  await open({ enterprise: true });
  succeed(at, artifactOf("from an old server"));
  const answer = await at.run();
  expect(await bundleText(answer)).toBe("from an old server");
  expect(at.asked().slice(0, 3)).toEqual([
    "actions/create-workflow-dispatch 400",
    "actions/create-workflow-dispatch 204",
    "actions/list-workflow-runs 200",
  ]);
  expect(at.github.runs).toHaveLength(1);
  expect(at.github.violations).toEqual([]);
});

test("two runs at the same time are not taken for each other", async () => {
  await open({ enterprise: true });
  const answers = Promise.all([at.run(), at.run()]);
  at.script.push(...Array.from({ length: 6 }, () => () => {}), () => {
    for (const run of at.github.runs) {
      run.start();
      const content = artifactOf(run.inputs.correlation ?? "");
      run.upload(
        `agentwright-${run.inputs.correlation}`,
        {
          size: content.length,
          sha256: "0",
          slice: (a, b) => content.subarray(a, b),
        },
        { digest: null },
      );
      run.end("");
      run.finish();
    }
  });
  const texts = await Promise.all((await answers).map(bundleText));
  expect([...texts].sort()).toEqual(at.github.runs.map(run => run.inputs.correlation).sort());
  expect(new Set(texts).size).toBe(2);
});
