import { readFile } from "node:fs/promises";
import { readBundle, readManifest } from "@agentwright/runtime";
import { afterEach, beforeEach, expect, test } from "vitest";
import { diskHost } from "../../node/host.ts";
import { inlineTool, makeProject, type Project, yamlAgent } from "../../testing/project.ts";

let project: Project;
beforeEach(async () => {
  project = await makeProject();
});
afterEach(() => project.remove());

function team(name: string, ...agents: string[]): string {
  return yamlAgent(name, `orchestration:\n  kind: sequential\n  agents: [${agents.join(", ")}]\n`);
}

test("an orchestration holds its agents by digest, and those of its agents", async () => {
  await project.write({
    "top.agent.yaml": team("Top", "./parts/pair.agent.yaml", "./writer.agent.yaml"),
    "parts/pair.agent.yaml": team("Pair", "../writer.agent.yaml", "./reviewer.agent.yaml"),
    "writer.agent.yaml": yamlAgent("Writer"),
    "parts/reviewer.agent.yaml": yamlAgent("Reviewer"),
  });
  const { manifest, events } = await project.build("top.agent.yaml", { outDir: `${project.root}/out` });
  expect(manifest?.orchestration?.agents.map(each => [each.slug, each.path])).toEqual([
    ["pair", "parts/pair.agent"],
    ["writer", "writer.agent"],
  ]);
  const bundle = await readBundle(new Uint8Array(await readFile(`${project.root}/out/top-0.1.0.agentplugin.zip`)));
  const slugs = [...bundle.files].flatMap(([file, bytes]) =>
    file.startsWith("agents/") ? [readManifest(bytes).agent.slug] : [],
  );
  expect(slugs.sort()).toEqual(["pair", "reviewer", "writer"]);
  for (const { sha256 } of manifest?.orchestration?.agents ?? []) {
    expect(bundle.files.has(`agents/${sha256}.wasm`)).toBe(true);
  }
  const lines = events.flatMap(event => (event.type === "log" ? [event.message] : []));
  expect(lines.sort()).toEqual([
    "Compiled the agent pair 0.1.0.",
    "Compiled the agent reviewer 0.1.0.",
    "Compiled the agent writer 0.1.0.",
  ]);
});

test("a change in an agent below changes all above it", async () => {
  const host = diskHost();
  await project.write({ "top.agent.yaml": team("Top", "./a.agent.yaml"), "a.agent.yaml": yamlAgent("Below") });
  const before = await project.build("top.agent.yaml", {}, host);
  await project.write({ "a.agent.yaml": yamlAgent("Below", `tools:\n${inlineTool("t", "return 1;")}`) });
  const after = await project.build("top.agent.yaml", {}, host);
  expect(after.sha256).not.toBe(before.sha256);
});

test("a circle is refused", async () => {
  await project.write({
    "a.agent.yaml": team("First", "./b.agent.yaml"),
    "b.agent.yaml": team("Second", "./c.agent.yaml"),
    "c.agent.yaml": team("Third", "./a.agent.yaml"),
  });
  const { outcome } = await project.build("a.agent.yaml");
  expect(outcome).toMatchObject({ status: "failed", error: { code: "findings" } });
});

test("an error in an agent below stops the build, and is told in its own file", async () => {
  await project.write({
    "top.agent.yaml": team("Top", "./a.agent.yaml"),
    "a.agent.yaml": yamlAgent("Below", `tools:\n${inlineTool("t", "return (;")}`),
  });
  const { findings, outcome } = await project.build("top.agent.yaml");
  expect(findings.map(each => [each.file, each.code])).toContainEqual([`${project.root}/a.agent.yaml`, "AW190"]);
  expect(outcome.status).toBe("failed");
});
