import { symlinkSync, writeFileSync } from "node:fs";
import type { OtherAgent } from "@agentwright/language/agent/outside";
import { expect, test } from "vitest";
import { AgentIndexes, diskOutside } from "./index.ts";
import { folderWith } from "./testing/folder.ts";

const config = "identity:\n  name: One\norchestration:\n  kind: sequential\n  agents: [../two.agent.yaml]\n";

function folder() {
  return folderWith({
    ".git/HEAD": "",
    "a/one.agent.yaml": config,
    "two.agent.yaml": "identity:\n  name: Two\n  id: did:web:two\n",
    "broken.agent.yaml": "identity: [\n",
    "a/tools/x.ts": "export default 1;",
    "a/tools/y.ts": "",
    "a/big.txt": "x".repeat(2 * 1024 * 1024 + 1),
  });
}

test("files, folders and missing ones", () => {
  const outside = diskOutside(`${folder()}/a/one.agent.yaml`);
  expect(outside.file("./tools/x.ts")).toBe("file");
  expect(outside.file("tools")).toBe("folder");
  expect(outside.file("tools/z.ts")).toBe("missing");
  expect(outside.file("tools/x.ts/deeper")).toBe("missing");
  expect(outside.file("../two.agent.yaml")).toBe("file");
  expect(outside.text("tools/x.ts")).toBe("export default 1;");
  expect(outside.text("tools/z.ts")).toBeUndefined();
});

test("nothing outside the root is looked at, neither by .. nor through a link", () => {
  const at = folder();
  const secret = folderWith({ "secret.txt": "s" });
  symlinkSync(secret, `${at}/a/link`);
  const outside = diskOutside(`${at}/a/one.agent.yaml`);
  expect(outside.file("../../../../../../etc/hostname")).toBe("unknown");
  expect(outside.file("/etc/hostname")).toBe("unknown");
  expect(outside.file("link/secret.txt")).toBe("unknown");
  expect(outside.text("link/secret.txt")).toBe("unknown");
  expect(outside.file("link/none.txt")).toBe("unknown");
});

test("a huge file is there but is not read", () => {
  const outside = diskOutside(`${folder()}/a/one.agent.yaml`);
  expect(outside.file("big.txt")).toBe("file");
  expect(outside.text("big.txt")).toBe("unknown");
});

test("half-typed paths are completed as they were begun", () => {
  const outside = diskOutside(`${folder()}/a/one.agent.yaml`);
  expect(outside.paths("./t")).toEqual(["./tools/"]);
  expect(outside.paths("tools/")).toEqual(["tools/x.ts", "tools/y.ts"]);
  expect(outside.paths("../tw")).toEqual(["../two.agent.yaml"]);
  expect(outside.paths("./one")).toEqual([]);
  expect(outside.paths("none/")).toEqual([]);
});

test("other agents with what is read off them, however broken", () => {
  const outside = diskOutside(`${folder()}/two.agent.yaml`);
  const agents = outside.agents();
  expect(agents).toEqual([
    { path: "a/one.agent.yaml", name: "One", id: expect.stringMatching(/^[0-9a-f-]{36}$/), agents: ["two.agent.yaml"] },
    { path: "broken.agent.yaml", agents: [] },
  ]);
  expect(diskOutside(`${folder()}/a/one.agent.yaml`).agents()).toContainEqual({
    path: "../two.agent.yaml",
    name: "Two",
    id: "did:web:two",
    agents: [],
  });
});

test("a config that is reached through a link is not its own double", () => {
  const at = folder();
  symlinkSync("../two.agent.yaml", `${at}/a/link.agent.yaml`);
  const agents = diskOutside(`${at}/a/link.agent.yaml`).agents();
  expect((agents as readonly OtherAgent[]).map(({ path }) => path)).toEqual(["one.agent.yaml", "../broken.agent.yaml"]);
});

test("a folder of many configs sees each other agent once: nothing is made anew for each of them", () => {
  const files = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [`f/${i}.agent.yaml`, `identity: { name: N${i} }`]),
  );
  const at = folderWith({ ".git/HEAD": "", ...files });
  const agents = new AgentIndexes();
  const seen = Object.keys(files).flatMap(file => diskOutside(`${at}/${file}`, { agents }).agents() as OtherAgent[]);
  expect(seen).toHaveLength(40 * 39);
  expect(new Set(seen).size).toBe(40);
});

test("an index that loads later knows nothing before, and hears of changes", async () => {
  const at = folder();
  const indexes = new AgentIndexes({ later: true });
  const outside = diskOutside(`${at}/a/one.agent.yaml`, { agents: indexes });
  expect(outside.agents()).toBe("unknown");
  await indexes.at(at).load();
  expect(outside.agents()).toHaveLength(2);
  writeFileSync(`${at}/three.agent.yaml`, "identity:\n  name: Three\n");
  expect(indexes.at(at).changed(`${at}/three.agent.yaml`)).toBe(true);
  expect(indexes.at(at).changed(`${at}/three.agent.yaml`)).toBe(false);
  expect(outside.agents()).toHaveLength(3);
});

test("secrets: what is set together with what the project names; unknown if neither is told", () => {
  const path = `${folder()}/two.agent.yaml`;
  expect(diskOutside(path).secrets()).toBe("unknown");
  expect(diskOutside(path, { project: { secrets: ["B"] } }).secrets()).toEqual(["B"]);
  expect(diskOutside(path, { project: { secrets: ["B"] }, secrets: ["A"] }).secrets()).toEqual(["A", "B"]);
  expect(diskOutside(path, { secrets: [] }).secrets()).toEqual([]);
});

test("what an editor holds stands in for the disk", () => {
  const at = folder();
  const overlay = (file: string) => (file === `${at}/a/tools/new.ts` ? { text: "unsaved", stamp: "1" } : undefined);
  const outside = diskOutside(`${at}/a/one.agent.yaml`, { overlay });
  expect(outside.file("tools/new.ts")).toBe("file");
  expect(outside.text("tools/new.ts")).toBe("unsaved");
});

test("one other agent, asked for by id and by path, is the one that stands among all", () => {
  const at = folder();
  symlinkSync("../two.agent.yaml", `${at}/a/link.agent.yaml`);
  const one = diskOutside(`${at}/a/one.agent.yaml`);
  const two = { path: "../two.agent.yaml", id: "did:web:two", name: "Two", agents: [] };
  expect(one.agentWithId?.("did:web:two")).toEqual(two);
  expect(one.agentAt?.("./../two.agent.yaml")).toEqual(two);
  expect(one.agentAt?.("two.agent.yaml")).toBeUndefined();
  // Neither a config itself, nor what it is a link to, is another one.
  expect(diskOutside(`${at}/two.agent.yaml`).agentWithId?.("did:web:two")).toBeUndefined();
  expect(diskOutside(`${at}/two.agent.yaml`).agentAt?.("two.agent.yaml")).toBeUndefined();
  expect(diskOutside(`${at}/a/link.agent.yaml`).agentWithId?.("did:web:two")).toBeUndefined();
});
