import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import type { BuildEvent, BuildRequest, RemoteRun } from "@agentwright/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openHistory } from "./history.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "agentwright-history-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 9 }));

/** No process has this number: it is above every system's highest. */
const nobody = 2 ** 31 - 2;
const artifact = { path: "/w/out/a.wasm", kind: "plugin", sha256: "a".repeat(64), bytes: 12 } as const;
const run: RemoteRun = {
  service: "github",
  api: "https://api.github.com",
  owner: "o",
  repo: "r",
  workflow: "agentwright.yml",
  ref: "refs/heads/main",
  correlation: "c",
  dispatchedAt: 5,
};
const request = (id: string, more: Partial<BuildRequest> = {}): BuildRequest => ({
  id,
  path: "/w/a.agent.yaml",
  root: "/w",
  outDir: "/w/out",
  ...more,
});

type Body = BuildEvent extends infer E ? (E extends BuildEvent ? Omit<E, "build" | "at"> : never) : never;
const event = (build: string, at: number, body: Body) => ({ build, at, ...body }) as BuildEvent;
const open = (more = {}) => openHistory(folder, { door: "editor", ...more });
const files = () => readdirSync(path.join(folder, "v1")).sort();
const fileAt = (index: number) => path.join(folder, "v1", files()[index] ?? "");

/** Writes the file as if another process, which is gone, had begun the build. */
function leave(index: number) {
  const text = readFileSync(fileAt(index), "utf8");
  writeFileSync(fileAt(index), text.replaceAll(`"pid":${process.pid}`, `"pid":${nobody}`));
}

test("a build's record is what its events tell, for another process too", () => {
  const keep = open().begin(request("1", { target: "wasm" }), 1000.4);
  keep(event("1", 1000, { type: "queued", path: "/w/a.agent.yaml" }));
  expect(open().list()).toMatchObject([{ id: "1", status: "queued", queuedAt: 1000, door: "editor", target: "wasm" }]);
  keep(event("1", 1010, { type: "started", backend: "github", reason: "because" }));
  keep(event("1", 1020, { type: "remote", run, progress: { status: "running", done: 1, of: 7 } }));
  expect(open().list()[0]).toMatchObject({ status: "running", backend: "github", reason: "because", remote: run });
  keep(event("1", 1500, { type: "artifact", artifact }));
  const result = { artifacts: [artifact], fingerprint: "f", cached: true, backend: "github", durationMs: 480 } as const;
  const outcome = { status: "succeeded", result: { ...result, billableMinutes: 2 } } as const;
  keep(event("1", 1510, { type: "finished", outcome }));
  expect(openHistory(folder, { door: "command" }).list()).toEqual([
    {
      id: "1",
      path: "/w/a.agent.yaml",
      root: "/w",
      target: "wasm",
      door: "editor",
      status: "succeeded",
      queuedAt: 1000,
      endedAt: 1510,
      durationMs: 480,
      backend: "github",
      reason: "because",
      cached: true,
      fingerprint: "f",
      artifacts: [artifact],
      remote: run,
      progress: { status: "running", done: 1, of: 7 },
      billableMinutes: 2,
    },
  ]);
  expect(
    open()
      .events("1")
      .map(({ type }) => type),
  ).toEqual(["queued", "started", "remote", "artifact", "finished"]);
  expect(open().events("2")).toEqual([]);
});

test("newest first; a failure has its error, a cancel none", () => {
  const history = open();
  const error = { code: "limit", message: "Too long." } as const;
  history.begin(
    request("a b/../c"),
    10,
  )(event("a b/../c", 30, { type: "finished", outcome: { status: "failed", error } }));
  history.begin(request("2"), 20)(event("2", 21, { type: "finished", outcome: { status: "cancelled" } }));
  expect(history.list()).toMatchObject([
    { id: "2", status: "cancelled" },
    { id: "a b/../c", status: "failed", error, durationMs: 20 },
  ]);
  expect(history.events("a b/../c")).toHaveLength(1);
});

test("a build whose process is gone was interrupted", () => {
  const history = open();
  const keep = history.begin(request("1"), 10);
  keep(event("1", 11, { type: "started", backend: "github", reason: "r" }));
  keep(event("1", 12, { type: "remote", run }));
  expect(history.list()[0]?.status).toBe("running");
  leave(0);
  expect(history.list()[0]).toMatchObject({ status: "interrupted", remote: run });
});

test("a build that is taken up again goes on in its own file", () => {
  const began = Date.now();
  open().begin(request("1"), began)(event("1", began + 1, { type: "remote", run }));
  leave(0);
  const again = openHistory(folder, { door: "command" });
  const keep = again.begin(request("1", { resume: run }), began + 500);
  keep(event("1", began + 501, { type: "queued", path: "/w/a.agent.yaml" }));
  expect(again.list()).toMatchObject([{ id: "1", status: "queued", queuedAt: began, door: "command", remote: run }]);
  keep(event("1", began + 510, { type: "finished", outcome: { status: "cancelled" } }));
  expect(again.list()).toMatchObject([{ id: "1", status: "cancelled", durationMs: 510 }]);
  expect(files()).toHaveLength(1);
});

test("whatever a killed process left can be read: cut at every byte, the record is that of the whole lines before", () => {
  const keep = open().begin(request("1"), 10);
  keep(event("1", 11, { type: "started", backend: "embedded", reason: "ö→ reason" }));
  keep(event("1", 12, { type: "finished", outcome: { status: "cancelled" } }));
  const bytes = readFileSync(fileAt(0));
  const lengths = [...bytes.entries()].filter(([, byte]) => byte === 10).map(([index]) => index + 1);
  const seen: string[] = [];
  for (let length = bytes.length; length >= 0; length--) {
    truncateSync(fileAt(0), length);
    const status = open().list()[0]?.status ?? "none";
    if (seen.at(-1) !== status) seen.push(status);
    const whole = lengths.filter(each => each <= length).length;
    expect(status).toBe(["none", "queued", "running", "cancelled"][whole]);
  }
  expect(seen).toEqual(["cancelled", "running", "queued", "none"]);
});

test("files and lines that are none of ours are left out", () => {
  const history = open();
  history.begin(request("1"), 10);
  const own = path.join(folder, "v1");
  appendFileSync(
    fileAt(0),
    'null\n[]\n{"a":1}\nno JSON\n{"build":"1","at":11,"type":"started","backend":"go","reason":"r"}\n',
  );
  writeFileSync(
    path.join(own, "00000000000099-x.jsonl"),
    '{"history":2,"id":"x","path":"","root":"","pid":1,"at":1}\n',
  );
  writeFileSync(path.join(own, "00000000000098-y.jsonl"), "\u0000\u0000");
  writeFileSync(path.join(own, "notes.txt"), "mine");
  expect(history.list()).toMatchObject([{ id: "1", status: "running", backend: "go" }]);
  expect(openHistory(path.join(folder, "absent"), { door: "editor" }).list()).toEqual([]);
});

test("only so many builds are kept, and only so many bytes", async () => {
  const history = open({ builds: 30 });
  for (let i = 0; i < 45; i++) {
    history.begin(request(`${i}`), i)(event(`${i}`, i, { type: "finished", outcome: { status: "cancelled" } }));
  }
  await vi.waitFor(() => expect(files().length).toBeLessThanOrEqual(34));
  expect(history.list().map(({ id }) => id)).toEqual(Array.from({ length: 30 }, (_, i) => `${44 - i}`));
  open({ bytes: 600 }).begin(request("last"), 100);
  await vi.waitFor(() => expect(files().length).toBeLessThan(5));
  expect(open().list()[0]?.id).toBe("last");
});

test("a log that is too long is cut, and the end of the build is kept", () => {
  const keep = open().begin(request("1"), 1);
  const message = "x".repeat(10_000);
  for (let i = 0; i < 200; i++) keep(event("1", i, { type: "log", level: "info", message }));
  keep(event("1", 200, { type: "remote", run }));
  keep(event("1", 201, { type: "finished", outcome: { status: "cancelled" } }));
  expect(statSync(fileAt(0)).size).toBeLessThan(550_000);
  const events = open().events("1");
  expect(events.slice(-3).map(({ type }) => type)).toEqual(["log", "remote", "finished"]);
  expect(events.filter(one => one.type === "log").at(-1)).toMatchObject({
    message: "The rest of this log was not kept.",
  });
});

test("no value of a secret is written, nor what looks like a key, and a secret that is one of our words spoils nothing", () => {
  const mask = (text: string) => text.replaceAll('can"ary', "***").replaceAll("started", "***");
  const keep = open({ mask }).begin(request("1"), 1);
  const token = `ghp_${"a".repeat(36)}`;
  keep(event("1", 2, { type: "started", backend: "embedded", reason: 'it started with can"ary' }));
  keep(event("1", 3, { type: "log", level: "info", message: `token ${token}` }));
  const text = readFileSync(fileAt(0), "utf8");
  expect(text).not.toMatch(/ary|ghp_/);
  expect(open().list()[0]).toMatchObject({ status: "running", reason: "it *** with ***" });
});

test("a folder that can't be written to costs the record alone", () => {
  const file = path.join(folder, "file");
  writeFileSync(file, "");
  const history = openHistory(file, { door: "editor" });
  const keep = history.begin(request("1"), 1);
  keep(event("1", 2, { type: "finished", outcome: { status: "cancelled" } }));
  expect(history.list()).toEqual([]);
});
