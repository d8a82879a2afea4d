import { callTool, loadPlugin } from "@agentwright/runtime";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeProject, type Project } from "../testing/project.ts";

const model = {
  identity: { name: "Twin", type: "assistant" },
  personality: { traits: ["helpful"], communicationStyle: "friendly" },
  capabilities: { canBrowseWeb: false, canExecuteCode: false, canAccessFiles: false, networkAccess: false },
  tools: [
    {
      name: "first",
      description: "Inline.",
      language: "typescript",
      code: 'const a: string = "x";\nreturn a + input.b;\n',
    },
    { name: "second", description: "A file.", source: "./t/second.ts" },
  ],
  resources: [{ name: "notes", type: "text", path: "./notes.md" }],
  prompts: [{ name: "ask", variables: ["what"], content: "Tell me about {{what}}.\nNow.\n" }],
};
const yaml = `# A comment that says nothing to the plugin.
$schema: ../schemas/agent.schema.json
identity: { name: Twin, type: assistant }
personality: { traits: [helpful], communicationStyle: friendly }
capabilities: { canBrowseWeb: false, canExecuteCode: false, canAccessFiles: false, networkAccess: false }
tools:
  - name: first
    description: Inline.
    language: typescript
    code: |
      const a: string = "x";
      return a + input.b;
  - { name: second, description: A file., source: ./t/second.ts }
resources: [{ name: notes, type: text, path: ./notes.md }]
prompts:
  - name: ask
    variables: [what]
    content: |
      Tell me about {{what}}.
      Now.
`;
const others = {
  "t/second.ts": 'import { n } from "./n";\n\nexport default async () => n as number;\n',
  "t/n.ts": "export const n: number = 2;\n",
  "notes.md": "# Notes\n\nTwo lines.\n",
};

let one: Project;
let two: Project;
beforeEach(async () => {
  one = await makeProject({ "twin.agent.yaml": yaml, ...others });
  two = await makeProject();
});
afterEach(() => Promise.all([one.remove(), two.remove()]));

test("two folders give one plugin, and its tools run", async () => {
  await two.write({ "deeper/twin.agent.yaml": yaml });
  for (const [name, text] of Object.entries(others)) await two.write({ [`deeper/${name}`]: text });
  const here = await one.build("twin.agent.yaml");
  const there = await two.build("deeper/twin.agent.yaml", { root: `${two.root}/deeper` });
  expect(here.outcome.status).toBe("succeeded");
  expect(there.plugin).toEqual(here.plugin);
  expect(there.sha256).toBe(here.sha256);
  const plugin = await loadPlugin(here.plugin ?? new Uint8Array());
  expect(await callTool(plugin, { tool: "second", input: {} })).toMatchObject({ ok: true, value: 2 });
});

test("a checkout with CRLF and a byte order mark gives the same plugin", async () => {
  const crlf = (text: string) => text.replaceAll("\n", "\r\n");
  await two.write({ "twin.agent.yaml": `\uFEFF${crlf(yaml)}` });
  for (const [name, text] of Object.entries(others)) await two.write({ [name]: `\uFEFF${crlf(text)}` });
  expect((await two.build("twin.agent.yaml")).sha256).toBe((await one.build("twin.agent.yaml")).sha256);
});

test("JSON and YAML of one model give the same plugin", async () => {
  await two.write({ "twin.agent.json": JSON.stringify(model, null, 2), ...others });
  expect((await two.build("twin.agent.json")).sha256).toBe((await one.build("twin.agent.yaml")).sha256);
});

test("every input counts", async () => {
  const before = await one.build("twin.agent.yaml");
  const seen = new Set([before.sha256]);
  const changes: [string, string][] = [
    ["notes.md", "# Notes\n\nThree lines.\n"],
    ["t/n.ts", "export const n: number = 3;\n"],
    ["twin.agent.yaml", yaml.replace("Tell me about", "Say something about")],
  ];
  for (const [name, text] of changes) {
    await one.write({ [name]: text });
    seen.add((await one.build("twin.agent.yaml")).sha256);
  }
  expect(seen.size).toBe(4);
});
