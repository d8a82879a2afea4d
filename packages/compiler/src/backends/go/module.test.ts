import { afterAll, expect, test } from "vitest";
import { BuildRun } from "../../build/run.ts";
import { openConfig } from "../../kinds/agent/open.ts";
import { planAgent } from "../../kinds/agent/plan.ts";
import { hostWithGo, someGo } from "../../testing/go.ts";
import { inlineTool, makeProject, yamlAgent } from "../../testing/project.ts";
import { go } from "./index.ts";

const project = await makeProject({ "agentwright.json": JSON.stringify({ rules: { AW194: "off" } }) });
afterAll(() => project.remove());

async function generated(
  config: string,
  files: Record<string, string> = {},
  target: "wasm" | "go-wasm" | "go-plugin" = "go-wasm",
) {
  await project.write({ ...files, "a.agent.yaml": config.replace("networkAccess: false", "networkAccess: true") });
  const run = new BuildRun(project.request("a.agent.yaml"), hostWithGo({ found: someGo }), event => {
    if (event.type === "finding" && event.finding.severity === "error") throw new Error(event.finding.message);
  });
  const opened = await openConfig(run, `${project.root}/a.agent.yaml`);
  const plan = await planAgent(run, opened, go, target, [opened.path], () => Promise.reject(new Error("no team")));
  const list = (await go.generated?.(run, plan)) ?? [];
  return new Map(list.map(({ name, text }) => [name, text]));
}

const goTool = (name: string, code: string) => inlineTool(name, code).replace("language: typescript", "language: go");

const everything = yamlAgent(
  "Every Kind",
  `tools:
  - name: refund_order
    description: In a file.
    source: ./tools/refund.go
${goTool("shout", 'import "strings"\n\n// Louder.\nreturn strings.ToUpper(input.Text("text")), nil')}${goTool(
  "whole",
  'package main\n\nimport "agentwright/agent"\n\nfunc Whole(*agent.Host, agent.Input) (any, error) {\n\treturn nil, nil\n}',
)}  - name: weather
    description: A request.
    http:
      method: POST
      url: https://api.example.org/{{city}}
      headers: { x-key: "\${secret:KEY}" }
      body: 'a "quoted" \\ \`text\`'
    parameters:
      - { name: city, type: string }
  - name: greet
    description: A flow.
    flow: greet
resources:
  - { name: terms, type: text, content: "Be \\"kind\\"." }
  - { name: dot, type: binary, path: ./dot.bin }
`,
);

const files = {
  "tools/refund.go":
    'package tools\n\nimport "agentwright/agent"\n\nfunc RefundOrder(*agent.Host, agent.Input) (any, error) {\n\treturn half(), nil\n}\n',
  "tools/half.go": "package tools\n\nfunc half() float64 { return 0.5 }\n",
  "tools/half_test.go": "package tools\n",
  "dot.bin": "\u0000\u0001",
};

test("every kind of tool and resource stands in the module as people would write it", async () => {
  const module = await generated(everything, files);
  const own = [...module].filter(([name]) => !name.startsWith("agent/") && name !== "describe.json");
  const text = own
    .map(([name, content]) => `-- ${name} --\n${content}`)
    .join("\n")
    .replace(/(?<=every-kind_)[0-9a-f]{12}/g, "DIGEST");
  await expect(text).toMatchFileSnapshot("fixtures/every-kind.txt");
  expect(module.get("agent/go.mod")).toContain("module agentwright/agent");
  expect(JSON.parse(module.get("describe.json") ?? "")).toMatchObject({ abi: 1, agent: { name: "Every Kind" } });
});

test("nothing of a config can get out of its string: quotes, ends of lines, marks of templates", async () => {
  const evil = 'x")\n\tpanic("{{ `${secret:A}` \\';
  const module = await generated(
    yamlAgent(
      "Evil",
      `tools:\n  - name: t\n    description: d\n    http: { url: "https://a.example.org", body: ${JSON.stringify(evil)} }\n`,
    ),
  );
  const line = module
    .get("main.go")
    ?.split("\n")
    .find(each => each.includes("HTTPTool"));
  expect(line).toBe(
    '\tagent.HTTPTool("t", agent.Declaration{URL: "https://a.example.org", Body: "x\\")\\n\\tpanic(\\"{{ `${secret:A}` \\\\", HasBody: true}),',
  );
});

test("a native plugin has its manifest among its data, what only TypeScript does is not in it", async () => {
  const config = yamlAgent("Native", `tools:\n${goTool("one", "return 1, nil")}${inlineTool("two", "return 2")}`);
  const module = await generated(config, {}, "go-plugin");
  const [mark, head, json] = (module.get("manifest.txt") ?? "").split("\n");
  expect([mark, head?.split(" ")[0]]).toEqual(["", "agent.manifest/1"]);
  expect(JSON.parse(json ?? "")).toMatchObject({
    target: "go-plugin",
    go: { version: "go1.26.8", os: "linux", arch: "amd64", level: "v1", trimpath: true },
    modules: [{ target: "wasm", tools: ["two"] }],
  });
  expect(module.get("main.go")).toContain('agent.Tool("one", one.Run)');
  expect(module.get("main.go")).not.toContain('"two"');
});

test("a module beside a plugin says nothing of what is edited elsewhere in the config", async () => {
  const config = (prose: string, code: string) =>
    yamlAgent(prose, `tools:\n${goTool("one", "return 1, nil")}${inlineTool("two", code)}`).replace(
      "  type:",
      `  description: ${prose}\n  id: 7c9e6679-7425-4bd9-9c4e-2f1d3a5b6c7d\n  urn: urn:agent:x:y\n  type:`,
    );
  const first = await generated(config("Same", "return 2"), {}, "wasm");
  const second = await generated(
    config("Same", "return 3").replace("description: Same", "description: Other"),
    {},
    "wasm",
  );
  expect([...second]).toEqual([...first]);
});

test("packages of two folders have two names, and folders that Go would not import others", async () => {
  const tool = (name: string, source: string) => `  - { name: ${name}, description: d, source: ${source} }\n`;
  const code = (name: string) =>
    `package x\n\nimport "agentwright/agent"\n\nfunc ${name}(*agent.Host, agent.Input) (any, error) { return nil, nil }\n`;
  const module = await generated(
    yamlAgent(
      "Folders",
      `tools:\n${tool("a", "./a/tools/a.go")}${tool("b", "./b/tools/b.go")}${tool("c", "./internal/c.go")}${tool("d", "./d.go")}`,
    ),
    { "a/tools/a.go": code("A"), "b/tools/b.go": code("B"), "internal/c.go": code("C"), "d.go": code("D") },
  );
  expect([...module.keys()].filter(name => name.startsWith("code/"))).toEqual([
    "code/a/tools/a.go",
    "code/b/tools/b.go",
    "code/dinternal/c.go",
    "code/d.go",
  ]);
  expect(module.get("main.go")).toContain(
    'agent.Tool("a", tools.A),\n\tagent.Tool("b", tools2.B),\n\tagent.Tool("c", dinternal.C),\n\tagent.Tool("d", code.D)',
  );
});
