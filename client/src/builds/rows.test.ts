import type { BuildRecord } from "@agentwright/protocol";
import { expect, test } from "vitest";
import { contextOf, lasted, mainArtifact, ownBuilds, pluginOf, stepOf } from "./rows.ts";

const record = (id: string, more: Partial<BuildRecord> = {}): BuildRecord => ({
  id,
  path: "/w/a.agent.yaml",
  root: "/w",
  door: "editor",
  status: "succeeded",
  queuedAt: 1,
  artifacts: [],
  ...more,
});
const plugin = { path: "/w/a.wasm", kind: "plugin", sha256: "p", bytes: 2 } as const;
const bundle = { path: "/w/a.zip", kind: "bundle", sha256: "b", bytes: 3 } as const;

test("a window shows the builds of its folders alone, those that go on first, then the newest", () => {
  const all = [
    record("old"),
    record("other", { path: "/home/ada/a.agent.yaml", queuedAt: 9 }),
    record("new", { queuedAt: 5 }),
    record("running", { status: "running", queuedAt: 2 }),
    record("waiting", { status: "queued", queuedAt: 3, path: "/x/y/a.agent.yaml" }),
  ];
  const ids = (folders: string[]) => ownBuilds(all, folders).map(({ id }) => id);
  expect(ids(["/w"])).toEqual(["running", "new", "old"]);
  expect(ids(["/w", "/x/"])).toEqual(["waiting", "running", "new", "old"]);
  expect(ids([])).toHaveLength(5);
  expect(all[0]?.id).toBe("old");
});

test("menus are told what can be done with a build", () => {
  const url = { url: "https://github.com/o/r/actions/runs/1" } as NonNullable<BuildRecord["remote"]>;
  expect(contextOf(record("1", { status: "running", remote: url }))).toBe("build active remote");
  expect(contextOf(record("1", { artifacts: [plugin] }))).toBe("build ended made");
  expect(contextOf(record("1", { artifacts: [{ ...plugin, path: "" }] }))).toBe("build ended");
  expect(contextOf(record("1", { status: "interrupted", artifacts: [plugin] }))).toBe("build ended");
});

test("the bundle is what is looked at, the plugin what it is known by", () => {
  expect(mainArtifact({ artifacts: [plugin, bundle] })).toBe(bundle);
  expect(mainArtifact({ artifacts: [plugin] })).toBe(plugin);
  expect(pluginOf({ artifacts: [bundle, plugin] })).toBe(plugin);
  expect(mainArtifact({ artifacts: [] })).toBeUndefined();
});

test("where a run is: its step, else its job, and how far", () => {
  expect(
    stepOf(record("1", { progress: { status: "running", job: "build", step: "Compile", done: 3, of: 7 } })),
  ).toEqual({
    name: "Compile",
    done: 3,
    of: 7,
  });
  expect(stepOf(record("1", { progress: { status: "running", job: "build" } }))).toEqual({ name: "build" });
  expect(stepOf(record("1"))).toEqual({});
});

test("times as people read them", () => {
  expect([0.42, 42.4, 1234, 125_000].map(lasted)).toEqual(["0.4 ms", "42 ms", "1.2 s", "2 min 5 s"]);
});
