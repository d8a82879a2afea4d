import { afterEach, expect, test } from "vitest";
import { primaryLimit, secondaryLimit, status } from "../../../../../../test/github/faults.ts";
import type { Run } from "../../../../../../test/github/runs.ts";
import { bundleText, type Stage, type StageOptions, stage, succeed } from "../testing/stage.ts";

let at: Stage;

afterEach(() => at.close());

async function open(options?: StageOptions): Promise<Stage> {
  at = await stage(options);
  return at;
}

const looks = "actions/get-workflow-run";
const run = (): Run => at.github.runs[0] as Run;

test("cut connections and a server in trouble are waited out while a run goes on", async () => {
  await open();
  at.github.fail(looks, { cut: "before" }, status(502, "Bad Gateway"), { cut: "after" }, status(500, "Oops"));
  at.github.fail("actions/list-jobs-for-workflow-run", { cut: "before" }, status(503, "Unavailable"));
  at.script.push(...Array.from({ length: 3 }, () => () => {}));
  succeed(at);
  expect(await bundleText(await at.run())).toBe("a bundle");
  expect(at.lines().filter(line => line.includes("can't be reached")).length).toBeGreaterThan(0);
});

test("a network that stays away for ten minutes ends the waiting, and the answer says that it may pass", async () => {
  await open();
  at.github.fail(looks, ...Array.from({ length: 100 }, () => ({ cut: "before" }) as const));
  const answer = await at.run();
  expect(answer).toMatchObject({ ok: false, retry: true, error: { code: "offline" } });
  const waited = at.waits.reduce((sum, ms) => sum + ms, 0);
  expect(waited).toBeGreaterThan(9 * 60_000);
  expect(waited).toBeLessThan(11 * 60_000);
  // The run goes on there, so nothing of it is cleared away.
  expect(at.asked("actions/cancel-workflow-run")).toEqual([]);
});

test("limits of both kinds are waited for as long as GitHub says", async () => {
  await open();
  at.github.fail(looks, secondaryLimit(70), secondaryLimit(5, 429), primaryLimit(at.clock.now(), 3000));
  at.script.push(...Array.from({ length: 3 }, () => () => {}));
  succeed(at);
  expect(await bundleText(await at.run())).toBe("a bundle");
  expect(at.waits.slice(0, 2)).toEqual([70_000, 5000]);
  expect(at.waits[2]).toBeGreaterThan(2_900_000);
});

test("a run that somebody deleted is lost", async () => {
  await open();
  at.script.push(() => (at.github.runs as Run[]).splice(0));
  expect(await at.refused()).toMatch(/^run-lost: Run \d+ is not in octo\/agents any more: somebody deleted it/);
});

test("a failed run says its step and the last error of its log, and all of the log is told", async () => {
  await open();
  at.script.push(
    () => {
      run().start("Compile", ["Set up job", "Compile", "Keep the plugin"]);
      run().step();
      run().step();
    },
    () => {
      run().end(
        [
          "\ufeff2026-07-01T12:00:01.0000000Z ##[group]Run node cli.mjs",
          "2026-07-01T12:00:01.1000000Z \u001b[36;1mnode .github/agentwright/cli.mjs\u001b[0m",
          "2026-07-01T12:00:02.0000000Z ##[warning]Something is old.",
          "2026-07-01T12:00:03.0000000Z ##[error]a.agent.yaml:3:7: This is no type.",
          "2026-07-01T12:00:03.1000000Z plain\u0007 line",
          "",
        ].join("\r\n"),
        "failure",
      );
      run().finish("failure");
    },
  );
  const sentence = await at.refused();
  expect(sentence).toMatch(
    /^run-failed: In the step ‘Compile’ of run \d+: a\.agent\.yaml:3:7: This is no type\. The log above has all of it\. Its page: https:\/\/github\.example\/octo\/agents\/actions\/runs\/\d+$/,
  );
  const log = at.said.flatMap(said => (said.type === "log" ? [`${said.level} ${said.message}`] : []));
  expect(log.slice(-5)).toEqual([
    "info 2026-07-01T12:00:01.0000000Z Run node cli.mjs",
    "info 2026-07-01T12:00:01.1000000Z node .github/agentwright/cli.mjs",
    "warn 2026-07-01T12:00:02.0000000Z Something is old.",
    "error 2026-07-01T12:00:03.0000000Z a.agent.yaml:3:7: This is no type.",
    "info 2026-07-01T12:00:03.1000000Z plain line",
  ]);
});

test("the log of a job comes when that job has ended, while others still run", async () => {
  await open();
  at.script.push(
    () => {
      run().start("first", ["one"]);
      run().start("second", ["two"]);
      run().end("2026-07-01T12:00:00.0000000Z of the first\n", "success", run().jobs[0]);
    },
    () => expect(at.lines()).toContain("2026-07-01T12:00:00.0000000Z of the first"),
    () => {
      run().end("2026-07-01T12:00:09.0000000Z of the second\n");
      run().finish("failure");
    },
  );
  expect(await at.refused()).toContain("run-failed");
  expect(at.lines().filter(line => line.includes("of the first"))).toHaveLength(1);
  expect(at.lines().at(-1)).toContain("of the second");
});

test("a log that is late, cut or gone does not fail the build", async () => {
  const logs = "actions/download-job-logs-for-workflow-run";
  await open();
  at.github.fail(logs, status(404, "Not Found"));
  at.github.blobs.cuts.push(5);
  succeed(at);
  expect((await at.run()).ok).toBe(true);
  expect(at.lines()).toContain("2026-07-01T12:00:00.0000000Z Compiled.");
  await at.close();
  await open();
  at.github.fail(logs, status(410, "Gone"));
  succeed(at);
  expect((await at.run()).ok).toBe(true);
  expect(at.lines()).toContainEqual(
    expect.stringMatching(/^The log of the job ‘Compile’ can't be had: GitHub has deleted/),
  );
});

test("a log of a hundred thousand lines is told in part", async () => {
  await open();
  succeed(at);
  const script = at.script.pop() as () => void;
  at.script.push(() => {
    script();
    run().job.log = "2026-07-01T12:00:00.0000000Z line\n".repeat(100_000);
  });
  expect((await at.run()).ok).toBe(true);
  expect(at.lines().filter(line => line.endsWith(" line"))).toHaveLength(5000);
  expect(at.lines()).toContain("95000 more lines of ‘Compile’ are on the page of the run.");
});

test("a run that ends otherwise says how", async () => {
  for (const [conclusion, says] of [
    ["cancelled", /was cancelled on GitHub\. Compile again\./],
    ["timed_out", /took longer than its workflow allows\./],
    ["startup_failure", /ended as ‘startup_failure’ before a job began; GitHub says why on its page\./],
  ] as const) {
    await open();
    at.script.push(() => run().finish(conclusion as "cancelled"));
    expect(await at.refused()).toMatch(says);
    await at.close();
  }
});
