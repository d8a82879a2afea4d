import { openAgent } from "@agentwright/language/agent/index";
import { nothingKnown } from "@agentwright/language/agent/outside";
import { applied, extractTool, inlineTool, toolAt, toolTypes } from "@agentwright/language/agent/tool-code/index";
import type { JsonObject } from "@agentwright/protocol";
import { callTool, loadPlugin } from "@agentwright/runtime";
import { expect, test } from "vitest";
import { makeProject, yamlAgent } from "./testing/project.ts";

const config = yamlAgent(
  "Mover",
  `tools:
  - name: body
    description: A function body with a template over lines, an import and a log.
    parameters: [{ name: text, type: string, required: true }]
    language: typescript
    code: |
      const words: string[] = input.text.split(" ");
      console.log(\`words:
        \${words.length}\`);
      const { shout } = await import("./lib/shout.ts");
      return { said: shout(\`a
      b \${words[0]}\`), has: typeof host.http };
  - name: module
    description: A module with imports.
    parameters: [{ name: text, type: string, required: true }]
    language: typescript
    code: |
      import { shout } from "./lib/shout.ts";
      import type { Loud } from "./lib/shout.ts";

      export default (input: { text: string }): Loud => shout(input.text);
`,
);
const shout = "export type Loud = string;\nexport const shout = (text: string): Loud => `${text.toUpperCase()}!`;\n";

test("a tool answers the same with its code in the config, in a file, and in the config again", async () => {
  const project = await makeProject({ "a.agent.yaml": config, "lib/shout.ts": shout });
  const answers = async () => {
    const { plugin, findings } = await project.build("a.agent.yaml");
    expect(findings).toEqual([]);
    const loaded = await loadPlugin(plugin ?? new Uint8Array());
    const input: JsonObject = { text: "one two" };
    const told = await Promise.all(["body", "module"].map(tool => callTool(loaded, { tool, input })));
    return told.map(answer => ({ ...answer, durationMs: 0 }));
  };
  const inline = await answers();
  expect(inline).toMatchObject([{ ok: true }, { ok: true, value: "ONE TWO!" }]);

  let text = config;
  const files: Record<string, string> = {};
  for (const name of ["body", "module"]) {
    const document = openAgent(text, "yaml");
    const tool = toolAt(document.source, text.indexOf(`name: ${name}`));
    const move = tool && extractTool(document, tool, { outside: nothingKnown });
    if (!move || "refused" in move) throw new Error(move?.refused ?? "no code");
    files[move.path] = move.text;
    text = applied(text, move.edits);
  }
  const types = toolTypes([{ fileName: "a.agent.yaml", document: openAgent(config, "yaml") }]).text;
  await project.write({ "a.agent.yaml": text, "agentwright-env.d.ts": types, ...files });
  const { manifest } = await project.build("a.agent.yaml");
  expect(manifest?.inputs.map(({ path }) => path)).toContain("tools/body.ts");
  expect(await answers()).toEqual(inline);

  for (const [path, content] of Object.entries(files)) {
    const document = openAgent(text, "yaml");
    const tool = toolAt(document.source, text.indexOf(path));
    const move = tool && inlineTool(document, tool, content);
    if (!move || "refused" in move) throw new Error(move?.refused ?? "no file");
    text = applied(text, move.edits);
  }
  expect(text).toBe(config);
  await project.remove();
});
