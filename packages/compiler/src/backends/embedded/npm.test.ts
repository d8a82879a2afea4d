import { symlink } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { callTool, loadPlugin } from "@agentwright/runtime";
import { afterEach, beforeEach, expect, test } from "vitest";
import { inlineTool, makeProject, type Project, yamlAgent } from "../../testing/project.ts";

const repository = fileURLToPath(new URL("../../../../..", import.meta.url));
const addOns = { workspace: repository };
let project: Project;
beforeEach(async () => {
  project = await makeProject();
});
afterEach(() => project.remove());

const code = 'import { parse } from "yaml";\n\nexport default async ({ text }: { text: string }) => parse(text);';
const config = yamlAgent(
  "Reader",
  `tools:
${inlineTool("read", code)}    parameters:
      - { name: text, type: string, required: true }
`,
);

test("an npm package that a tool imports is bundled into the plugin and runs there", async () => {
  await symlink(`${repository}/node_modules`, `${project.root}/node_modules`);
  await project.write({ "a.agent.yaml": config });
  const built = await project.build("a.agent.yaml", { addOns });
  expect(built.outcome.status).toBe("succeeded");
  expect(built.manifest?.inputs.map(input => input.path)).toEqual(["a.agent", "npm:yaml"]);
  const plugin = await loadPlugin(built.plugin ?? new Uint8Array());
  const answer = await callTool(plugin, { tool: "read", input: { text: "a: [1, two]" } });
  expect(answer).toMatchObject({ ok: true, value: { a: [1, "two"] } });
});

test("without the add-on the build says which, and where it is needed", async () => {
  await project.write({ "a.agent.yaml": config });
  const { outcome, findings } = await project.build("a.agent.yaml");
  expect(outcome).toMatchObject({ status: "failed", error: { code: "add-on-missing", addOn: "esbuild" } });
  expect(findings).toMatchObject([{ code: "AW192", range: { start: { line: 16, character: 28 } } }]);
});

test("a package that is not installed, or wants Node.js, is told at its import", async () => {
  await symlink(`${repository}/node_modules`, `${project.root}/node_modules`);
  const both = 'import a from "no-such-package-here";\nimport b from "graceful-fs";\nexport default () => [a, b];';
  await project.write({ "a.agent.yaml": yamlAgent("Agent", `tools:\n${inlineTool("t", both)}`) });
  const { findings } = await project.build("a.agent.yaml", { addOns });
  expect(findings.map(each => [each.code, each.range.start.line, each.message.slice(0, 30)])).toEqual([
    ["AW191", 16, "The package ‘no-such-package-h"],
    ["AW191", 17, "‘graceful-fs’ needs ‘fs’, whic"],
  ]);
});
