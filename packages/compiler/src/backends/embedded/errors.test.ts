import { afterEach, beforeEach, expect, test } from "vitest";
import { inlineTool, makeProject, type Project, yamlAgent } from "../../testing/project.ts";

let project: Project;
beforeEach(async () => {
  project = await makeProject();
});
afterEach(() => project.remove());

/** The text that a finding points at. */
function pointed(
  text: string,
  range: { start: { line: number; character: number }; end: { line: number; character: number } },
) {
  const lines = text.split(/\r?\n/);
  if (range.start.line !== range.end.line) return "several lines";
  return lines[range.start.line]?.slice(range.start.character, range.end.character);
}

async function findIn(config: string, name = "a.agent.yaml") {
  await project.write({ [name]: config });
  const built = await project.build(name);
  const [finding] = built.findings.filter(each => each.code.startsWith("AW19"));
  return { built, finding, text: finding && pointed(config, finding.range) };
}

test("code that the stripper can't read: at its sign in the block", async () => {
  const { finding, text, built } = await findIn(
    yamlAgent("Agent", `tools:\n${inlineTool("t", "const a: number = 1;\nreturn a +;")}`),
  );
  expect(finding).toMatchObject({ code: "AW190", message: "This code does not parse: unexpected token." });
  expect(text).toBe(";");
  expect(finding?.range.start).toEqual({ line: 17, character: 16 });
  expect(built.outcome).toMatchObject({ status: "failed", error: { code: "tool-syntax" } });
});

test("code that only the engine refuses: at its word, or at its line where types moved it", async () => {
  const same = await findIn(
    yamlAgent("Agent", `tools:\n${inlineTool("t", "let twice = 1;\nlet twice = 2;\nreturn twice;")}`),
  );
  expect(same.finding).toMatchObject({ code: "AW190" });
  expect(same.finding?.range.start.line).toBe(17);
  const moved = await findIn(
    yamlAgent("Agent", `tools:\n${inlineTool("t", "let twice = 1;\nlet twice: number = 2;\nreturn twice;")}`),
  );
  expect(moved.text).toBe("let twice: number = 2;");
});

test("in a JSON string, through its escapes", async () => {
  const config = `{
  "identity": { "name": "Agent", "type": "assistant" },
  "personality": { "traits": ["helpful"], "communicationStyle": "friendly" },
  "capabilities": { "canBrowseWeb": false, "canExecuteCode": false, "canAccessFiles": false, "networkAccess": false },
  "tools": [
    { "name": "t", "description": "d", "language": "javascript", "code": "const a = \\"x\\";\\n\\treturn a + ];" }
  ]
}
`;
  const { text, finding } = await findIn(config, "a.agent.json");
  expect(text).toBe("]");
  expect(finding?.range.start).toEqual({ line: 5, character: config.split("\n")[5]?.indexOf("]") });
});

test("in a file, also one that is imported", async () => {
  const source = "export const a = 1;\r\n\r\nexport const b = ;\r\n";
  await project.write({ "t.ts": 'import { a } from "./lib/a.ts";\nexport default () => a;\n', "lib/a.ts": source });
  const { finding } = await findIn(yamlAgent("Agent", "tools:\n  - { name: t, description: d, source: ./t.ts }\n"));
  expect(finding?.file).toBe(`${project.root}/lib/a.ts`);
  expect(finding && pointed(source, finding.range)).toBe(";");
});

test("code that fails while it is loaded", async () => {
  const code = "const limit: number = [1].at(3).length;\nexport default () => limit;";
  const { finding, text } = await findIn(yamlAgent("Agent", `tools:\n${inlineTool("t", code)}`));
  expect(finding).toMatchObject({ code: "AW193" });
  expect(finding?.message).toContain("fails while it is loaded");
  expect(text).toBe("const limit: number = [1].at(3).length;");
});

test("code that ends too early: at the last sign there is", async () => {
  const { text, finding } = await findIn(yamlAgent("Agent", `tools:\n${inlineTool("t", "const a = {\n  b: 1,\n\n")}`));
  expect(finding).toMatchObject({ code: "AW190" });
  expect(text).toBe(",");
});

test("a module without a default export", async () => {
  await project.write({ "t.ts": "\nexport const t = () => 1;\n" });
  const { finding } = await findIn(yamlAgent("Agent", "tools:\n  - { name: t, description: d, source: ./t.ts }\n"));
  expect(finding).toMatchObject({ code: "AW193", range: { start: { line: 1, character: 0 } } });
});

test("an import that leads nowhere, and one of Node.js", async () => {
  const code = 'import { a } from "./a.ts";\nexport default () => a;';
  const { finding, text } = await findIn(yamlAgent("Agent", `tools:\n${inlineTool("t", code)}`));
  expect(finding).toMatchObject({ code: "AW191" });
  expect(text).toBe('"./a.ts"');
  const node = await findIn(
    yamlAgent("Agent", `tools:\n${inlineTool("t", 'import fs from "fs";\nexport default () => fs;')}`),
  );
  expect(node.finding?.message).toContain("belongs to Node.js");
  expect(node.text).toBe('"fs"');
});

test("every broken tool is told at once", async () => {
  const config = yamlAgent("Agent", `tools:\n${inlineTool("one", "return (;")}${inlineTool("two", "const = 1;")}`);
  await project.write({ "a.agent.yaml": config });
  const { findings, sha256 } = await project.build("a.agent.yaml");
  expect(findings.filter(each => each.code === "AW190")).toHaveLength(2);
  expect(sha256).toContain("There is 1 more error");
});
