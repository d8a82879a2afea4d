import { utimes } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { contentOf } from "../../../../../../test/github/blobs.ts";
import { status } from "../../../../../../test/github/faults.ts";
import type { Run } from "../../../../../../test/github/runs.ts";
import { zipOf } from "../../../testing/zip.ts";
import { artifactOf, bundleText, type Stage, type StageOptions, stage, succeed } from "../testing/stage.ts";

let at: Stage;

afterEach(() => at.close());

async function open(options?: StageOptions): Promise<Stage> {
  at = await stage(options);
  return at;
}

const run = (): Run => at.github.runs[0] as Run;
const bytes = (text: string) => new TextEncoder().encode(text);

/** The run succeeds, and `upload` says what it leaves. */
function leave(upload: (name: string) => void): void {
  at.script.push(() => {
    upload(`agentwright-${run().inputs.correlation}`);
    run().finish();
  });
}

/** A bundle of some size that does not deflate. */
function large(): Uint8Array {
  const noise = new Uint8Array(3_000_000);
  for (let index = 0, x = 1; index < noise.length; index++) {
    x = (Math.imul(x, 1_103_515_245) + 12_345) | 0;
    noise[index] = x >> 16;
  }
  return noise;
}

const storage = () => at.github.blobs.requests.filter(({ url }) => url.includes(".zip"));

/** Requests to the storage: whether each went on from somewhere, and what it was answered. */
const downloads = () =>
  storage().map(({ headers, status }) => `${headers.range === undefined ? "all" : "rest"} ${status}`);

/** The bytes from which they went on: what had left and was not read when a connection broke is lost. */
const starts = () => storage().map(({ headers }) => Number(/\d+/.exec(headers.range ?? "0")?.[0]));

test("a download that is cut twice goes on where it was, with a new address each time", async () => {
  await open();
  const archive = artifactOf(large());
  succeed(at, archive);
  leaveCuts(1_000_000, 1_200_000);
  const answer = await at.run();
  expect(answer.ok).toBe(true);
  expect(downloads()).toEqual(["all 200", "rest 206", "rest 206"]);
  const [, first = 0, second = 0] = starts();
  expect(first).toBeGreaterThan(100_000);
  expect(first).toBeLessThanOrEqual(1_000_000);
  expect(second).toBeGreaterThan(first);
  expect(second).toBeLessThanOrEqual(first + 1_200_000);
  const urls = at.github.blobs.requests.map(({ url }) => url);
  expect(new Set(urls).size).toBe(urls.length);
  expect(at.lines()).toContainEqual(
    expect.stringMatching(/^The download was interrupted after [\d.]+ MB; going on from/),
  );
});

/** Cuts the connections of the artifact, and leaves that of the log before it alone. */
function leaveCuts(...cuts: readonly number[]): void {
  const last = at.script.pop() as () => void;
  at.script.push(() => {
    last();
    at.github.blobs.cuts.push(Number.POSITIVE_INFINITY, ...cuts);
  });
}

test("where the object is another one by then, or ranges are not known, it begins anew", async () => {
  for (const change of [
    () => at.github.blobs.generation++,
    () => {
      at.github.blobs.ignoresRanges = true;
    },
  ]) {
    await open();
    succeed(at, artifactOf(large()));
    leaveCuts(1_000_000);
    at.script.push(change);
    expect((await at.run()).ok).toBe(true);
    expect(downloads()).toEqual(["all 200", "rest 200"]);
    await at.close();
  }
});

test("an address that ran out is replaced by a new one", async () => {
  await open();
  succeed(at);
  const last = at.script.pop() as () => void;
  at.script.push(() => {
    last();
    run().jobs = [];
    at.github.blobs.refusals.push(403, 500);
  });
  expect(await bundleText(await at.run())).toBe("a bundle");
  expect(downloads()).toEqual(["all 403", "all 500", "all 200"]);
});

test("a connection that never brings a byte is given up", async () => {
  await open();
  succeed(at);
  leaveCuts(0, 0, 0, 0, 0, 0);
  const answer = await at.run();
  expect(answer).toMatchObject({ ok: false, retry: true, error: { code: "offline" } });
  expect(downloads()).toHaveLength(5);
  expect(await at.left()).toEqual([]);
});

test("what is not the bytes that the server told of is refused", async () => {
  await open();
  leave(name => run().upload(name, contentOf(artifactOf("x")), { digest: `sha256:${"0".repeat(64)}` }));
  expect(await at.refused()).toMatch(
    /^artifact-bad: What was downloaded is not what the run made: its digest is another one/,
  );
  expect(await at.left()).toEqual([]);
});

test("a server that tells no digest is said to tell none", async () => {
  await open();
  leave(name => run().upload(name, contentOf(artifactOf("a bundle")), { digest: null }));
  expect(await bundleText(await at.run())).toBe("a bundle");
  expect(at.lines()).toContainEqual(expect.stringMatching(/^This server tells no digest/));
});

test("an artifact whose time is up is told as that, wherever it shows", async () => {
  await open();
  leave(name => {
    run().upload(name, contentOf(artifactOf("x"))).expired = true;
  });
  expect(await at.refused()).toBe(
    "artifact-expired: GitHub has deleted what this run made, since its time was up. Compile again.",
  );
  await at.close();
  await open();
  at.github.fail("actions/download-artifact", status(410, "Gone"));
  leave(name => run().upload(name, contentOf(artifactOf("x"))));
  expect(await at.refused()).toMatch(/^artifact-expired/);
  await at.close();
  await open();
  leave(name => {
    run().upload(name, contentOf(artifactOf("x")));
    at.github.blobs.refusals.push(410);
  });
  expect(await at.refused()).toMatch(/^artifact-expired/);
});

test("a list that is a little behind is looked at again, and of two attempts the newest artifact counts", async () => {
  await open();
  leave(() => {});
  at.script.push(
    () => run().upload("something-else", contentOf(artifactOf("other"))),
    () => {
      run().upload(`agentwright-${run().inputs.correlation}`, contentOf(artifactOf("old")));
      run().upload(`agentwright-${run().inputs.correlation}`, contentOf(artifactOf("new")));
    },
  );
  expect(await bundleText(await at.run())).toBe("new");
});

test("a workflow that leaves something else is not ours", async () => {
  const cases: readonly (readonly [((name: string) => void) | undefined, RegExp])[] = [
    [undefined, /^workflow-differs: The run succeeded and left nothing named agentwright-/],
    [
      name => run().upload(name, contentOf(bytes("\0asm....")), { type: "application/wasm" }),
      /^workflow-differs: What the run made is one single file and no bundle/,
    ],
    [
      name => run().upload(name, contentOf(zipOf([["a.wasm", bytes("x")]]))),
      /^workflow-differs: The artifact holds no bundle where one should be/,
    ],
    [
      name =>
        run().upload(
          name,
          contentOf(
            zipOf([
              ["a.agentplugin.zip", bytes("x")],
              ["b.agentplugin.zip", bytes("y")],
            ]),
          ),
        ),
      /^workflow-differs: The artifact holds 2 bundles where one should be/,
    ],
  ];
  for (const [upload, says] of cases) {
    await open();
    leave(upload ?? (() => {}));
    expect(await at.refused()).toMatch(says);
    expect((await at.left()).filter(name => name.endsWith(".download"))).toEqual([]);
    await at.close();
  }
});

test("a bundle that was uploaded as it is, unzipped by nobody, is taken whole", async () => {
  await open();
  const bundle = zipOf([
    ["manifest.json", bytes("{}")],
    ["plugin.wasm", bytes("x")],
  ]);
  leave(name => run().upload(name, contentOf(bundle), { type: "application/octet-stream" }));
  const answer = await at.run();
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  expect(await bundleText(answer)).toBe(new TextDecoder().decode(bundle));
});

test("what was downloaded a day ago is cleared away with the next download", async () => {
  await open();
  succeed(at);
  expect((await at.run()).ok).toBe(true);
  const before = await at.left();
  const old = new Date(at.clock.now() - 25 * 3600_000);
  const [folder] = before.filter(name => !name.includes(path.sep));
  await utimes(path.join(at.deps.folder, folder ?? ""), old, old);
  succeed(at);
  expect((await at.run()).ok).toBe(true);
  const after = await at.left();
  expect(after.length).toBe(before.length);
  expect(after).not.toContain(folder);
});
