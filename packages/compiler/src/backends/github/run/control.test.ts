import type { RemoteRun } from "@agentwright/protocol";
import { afterEach, expect, test } from "vitest";
import { contentOf } from "../../../../../../test/github/blobs.ts";
import { status } from "../../../../../../test/github/faults.ts";
import type { Run } from "../../../../../../test/github/runs.ts";
import { artifactOf, bundleText, type Stage, type StageOptions, stage, succeed } from "../testing/stage.ts";
import { rerun } from "./control.ts";

let at: Stage;

afterEach(() => at.close());

async function open(options?: StageOptions): Promise<Stage> {
  at = await stage(options);
  return at;
}

const run = (): Run => at.github.runs[0] as Run;

function observed(): RemoteRun {
  const last = at.said.flatMap(said => (said.type === "remote" ? [said.run] : [])).at(-1);
  if (!last) throw new Error("no run was told");
  return last;
}

test("a cancel here ends the run there", async () => {
  const ref = `refs/agentwright/${"b".repeat(64)}`;
  await open({ source: { ref } });
  at.github.repository.refs.set(ref, "0".repeat(40));
  const stop = new AbortController();
  at.script.push(
    () => run().start(),
    () => stop.abort(),
  );
  expect(await at.run({}, stop.signal)).toEqual({ ok: false, cancelled: true });
  expect(run().conclusion).toBe("cancelled");
  expect(at.lines().at(-1)).toBe("The run was cancelled on GitHub.");
  expect(at.github.repository.refs.has(ref)).toBe(false);
});

test("a cancel before anything began begins nothing, and one while the run is looked for ends it all the same", async () => {
  await open();
  const stopped = AbortSignal.abort();
  expect(await at.run({}, stopped)).toEqual({ ok: false, cancelled: true });
  expect(at.github.runs).toEqual([]);
  await at.close();

  const stop = new AbortController();
  await open({ enterprise: true, began: () => stop.abort() });
  expect(await at.run({}, stop.signal)).toEqual({ ok: false, cancelled: true });
  expect(run().conclusion).toBe("cancelled");
});

test("a run that ended by itself, or can't be cancelled, is told so", async () => {
  await open();
  const stop = new AbortController();
  at.script.push(() => {
    run().finish();
    stop.abort();
  });
  expect(await at.run({}, stop.signal)).toEqual({ ok: false, cancelled: true });
  expect(at.lines().at(-1)).toBe("The run on GitHub had ended already.");
  await at.close();

  await open();
  const other = new AbortController();
  at.github.fail("actions/cancel-workflow-run", status(403, "Resource not accessible by personal access token"));
  at.script.push(() => other.abort());
  expect(await at.run({}, other.signal)).toEqual({ ok: false, cancelled: true });
  expect(at.lines().at(-1)).toMatch(
    /^The run goes on at GitHub, since it could not be cancelled: The token may not cancel runs/,
  );
});

test("a run of an earlier process is awaited, and no other is begun", async () => {
  await open();
  const begun = at.run();
  // The process ends without a word: nothing more of it is looked at.
  at.script.push(() => {
    run().finish("failure");
  });
  await begun;
  const before = observed();
  expect(before.id).toBe(run().id);
  Object.assign(run(), { status: "in_progress", conclusion: null });
  succeed(at);
  const answer = await at.run({ resume: before });
  expect(await bundleText(answer)).toBe("a bundle");
  expect(at.github.runs).toHaveLength(1);
  expect(at.asked("actions/create-workflow-dispatch")).toHaveLength(1);
});

test("a run whose number the earlier process never heard is found by its name, or was never begun", async () => {
  await open();
  succeed(at);
  await at.run();
  const [first] = at.said.flatMap(said => (said.type === "remote" ? [said.run] : []));
  if (!first) throw new Error("no run was told");
  expect(first.id).toBeUndefined();
  const answer = await at.run({ resume: first });
  expect(await bundleText(answer)).toBe("a bundle");
  const gone = await at.run({ resume: { ...first, correlation: "never-begun" } });
  expect(gone).toMatchObject({
    ok: false,
    error: { code: "run-lost", message: expect.stringContaining("Compile again") },
  });
});

test("a run that failed is started once more, and its new end counts, not its old one", async () => {
  await open();
  at.script.push(() => {
    run().start();
    run().end("2026-07-01T12:00:00.0000000Z ##[error]No room.\n", "failure");
    run().finish("failure");
  });
  expect(await at.run()).toMatchObject({ ok: false, error: { code: "run-failed" } });
  const before = observed();
  if (before.id === undefined) throw new Error("no number");
  const known = { ...before, id: before.id };
  // GitHub answers before the run has begun again.
  const again = run().again.bind(run());
  run().again = () => {};
  at.script.push(() => {}, again);
  await rerun(known, at.deps);
  expect(run().attempt).toBe(2);
  succeed(at, artifactOf("the second time"));
  expect(await bundleText(await at.run({ resume: before }))).toBe("the second time");
  expect(at.github.runs).toHaveLength(1);
  expect(at.github.violations).toEqual([]);
});

test("a run that still runs is not started again", async () => {
  await open();
  at.script.push(() => {
    run().finish("failure");
  });
  await at.run();
  const before = observed();
  if (before.id === undefined) throw new Error("no number");
  Object.assign(run(), { status: "in_progress" });
  await expect(rerun({ ...before, id: before.id }, at.deps)).rejects.toThrow("The run has not ended yet.");
});

test("an artifact of the first attempt is not taken for that of the second", async () => {
  await open();
  at.script.push(() => {
    run().upload(`agentwright-${run().inputs.correlation}`, contentOf(artifactOf("first")));
    run().finish("failure");
  });
  await at.run();
  run().again();
  succeed(at, artifactOf("second"));
  expect(await bundleText(await at.run({ resume: observed() }))).toBe("second");
});
