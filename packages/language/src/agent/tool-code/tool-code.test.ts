import { expect, test } from "vitest";
import { syntaxOf } from "../../syntax/index.ts";
import { openAgent } from "../document.ts";
import { nothingKnown, type Outside } from "../outside.ts";
import { applied, extractTool, inlineTool, toolAt } from "./index.ts";

/** The folder of the config, by relative path. */
function folderOf(files: Readonly<Record<string, string>>): Outside {
  return {
    ...nothingKnown,
    file: path => (path in files ? "file" : "missing"),
    text: path => files[path],
  };
}

function moved(text: string, name: string, run: "extract" | "inline", files: Readonly<Record<string, string>> = {}) {
  const document = openAgent(text, syntaxOf(name) ?? "yaml");
  const tool = toolAt(document.source, text.indexOf("HERE"));
  if (!tool) throw new Error("HERE stands in no tool");
  const outside = folderOf(files);
  const path = /source"?: "?([^"\n#,}]*[^"\n#,} ])/.exec(text)?.[1] ?? "";
  const move = run === "extract" ? extractTool(document, tool, { outside }) : inlineTool(document, tool, files[path]);
  if (!move) throw new Error("nothing to move");
  if ("refused" in move) return move;
  return { config: applied(text, move.edits), path: move.path, file: move.text };
}

const extract = (text: string, name = "a.agent.yaml", files = {}) => moved(text, name, "extract", files);
const inline = (text: string, files: Readonly<Record<string, string>>, name = "a.agent.yaml") =>
  moved(text, name, "inline", files);

test("a body becomes the function that it is the body of, with its types", () => {
  expect(
    extract(`tools:
  - name: count_words # HERE
    description: Counts.
    # TypeScript is enough for this.
    language: typescript
    code: | # short
      const words = input.text.split(" ");

      return words.length;
    returns: A number.
`),
  ).toEqual({
    config: `tools:
  - name: count_words # HERE
    description: Counts.
    # TypeScript is enough for this.
    source: ./tools/count_words.ts # short
    returns: A number.
`,
    path: "./tools/count_words.ts",
    file: `import type { CountWordsInput } from "../agentwright-env.d.ts";

export default async (input: CountWordsInput) => {
  const words = input.text.split(" ");

  return words.length;
};
`,
  });
});

test("a module stays as it is, but for its relative imports", () => {
  expect(
    extract(`tools:
  - name: cite # HERE
    code: |
      import { authors } from "./tools/names.ts";
      import { best } from "../shared/best.ts";
      import type { Host } from './tools/host.ts';
      export { other } from "./other.js";
      // import { no } from "./tools/comment.ts";
      export default async (input, host: Host) => (await import("./late.ts")).run(authors, \`from "./x.ts"\`);
    language: typescript # for now
`),
  ).toEqual({
    config: `tools:
  - name: cite # HERE
    source: ./tools/cite.ts
    # for now
`,
    path: "./tools/cite.ts",
    file: `import { authors } from "./names.ts";
import { best } from "../../shared/best.ts";
import type { Host } from './host.ts';
export { other } from "../other.js";
// import { no } from "./tools/comment.ts";
export default async (input, host: Host) => (await import("../late.ts")).run(authors, \`from "./x.ts"\`);
`,
  });
});

test("lines of a template keep their blanks; JavaScript gets no types", () => {
  const config = `tools:
  - language: javascript
    name: text # HERE
    code: |
      const text = \`one
      two \${[1].map(x => \`
        three\`)}\`;
      return host.llm(text);
`;
  const out = extract(config);
  expect(out).toEqual({
    config: `tools:
  - name: text # HERE
    source: ./tools/text.js
`,
    path: "./tools/text.js",
    file: `export default async (input, host) => {
  const text = \`one
two \${[1].map(x => \`
  three\`)}\`;
  return host.llm(text);
};
`,
  });
});

test("JSON and flow style", () => {
  expect(
    extract('{ "tools": [{ "name": "HERE", "language": "javascript", "code": "return 1" }] }', "a.agent.json"),
  ).toMatchObject({ config: '{ "tools": [{ "name": "HERE", "source": "./tools/HERE.js" }] }' });
  expect(
    extract(
      '{ "tools": [{\n  "name": "HERE",\n  "code": "return 1",\n  // why\n  "language": "javascript"\n}] }',
      "a.agent.jsonc",
    ),
  ).toMatchObject({ config: '{ "tools": [{\n  "name": "HERE",\n  "source": "./tools/HERE.js"\n  // why\n}] }' });
  expect(extract("tools: [{ name: HERE, language: javascript, code: return 1 }]\n")).toMatchObject({
    config: "tools: [{ name: HERE, source: ./tools/HERE.js }]\n",
  });
});

test("a file that is there already is not overwritten, unless it says the same", () => {
  const config = "tools:\n  - name: HERE\n    language: javascript\n    code: return 1\n";
  const file = "export default async (input) => {\n  return 1\n};\n";
  expect(extract(config, "a.agent.yaml", { "./tools/HERE.js": "other" })).toMatchObject({ path: "./tools/HERE-2.js" });
  expect(extract(config, "a.agent.yaml", { "./tools/HERE.js": file })).toMatchObject({ path: "./tools/HERE.js", file });
});

test("what can't be moved safely says why", () => {
  const refused = (fields: string) => extract(`tools:\n  - name: HERE\n${fields}`);
  expect(refused("    language: go\n    code: package main\n")).toMatchObject({
    refused: expect.stringMatching(/TypeScript/),
  });
  expect(refused("    code: &a |\n      return 1\n")).toMatchObject({ refused: expect.stringMatching(/anchor/) });
  expect(refused('    code: "return `1"\n')).toMatchObject({ refused: expect.stringMatching(/never ends/) });
  expect(refused("    code: |\n      import a from './a.js'\n      return a\n")).toMatchObject({
    refused: expect.stringMatching(/module/),
  });
  expect(refused("    code: |\n      return `\n      export `\n")).toMatchObject({
    refused: expect.stringMatching(/module/),
  });
  expect(refused("    code: return import.meta.url\n")).toMatchObject({ refused: expect.stringMatching(/address/) });
  expect(refused("    code: [\n")).toMatchObject({ refused: expect.any(String) });
});

test("a file that is one function comes back as its body", () => {
  const file = `import type { CountInput, Host } from "../agentwright-env.d.ts";

export default async (input: CountInput, host: Host) => {
  const { helper } = await import("./helper.ts");
  return helper(input, host, \`
  kept\`);
};
`;
  expect(
    inline("tools:\n  # counts\n  - source: ./tools/count.ts # why\n    name: HERE\nx-mine: 1\n", {
      "./tools/count.ts": file,
    }),
  ).toMatchObject({
    config: `tools:
  # counts
  - language: typescript
    code: | # why
      const { helper } = await import("./tools/helper.ts");
      return helper(input, host, \`
        kept\`);
    name: HERE
x-mine: 1
`,
  });
});

test("any other file comes back as a module, at the end of a text without a line break too", () => {
  const file = "import { a } from './a.js';\nfunction tool() {\n  return a;\n}\nexport { tool as default };\n";
  expect(inline("tools:\n  - name: HERE\n    source: ./lib/x.mjs", { "./lib/x.mjs": file })).toMatchObject({
    config: `tools:
  - name: HERE
    language: javascript
    code: |
      import { a } from './lib/a.js';
      function tool() {
        return a;
      }
      export { tool as default };
`,
  });
});

test("in JSON the code is one text", () => {
  const file = "export default () => `\\n`;\n";
  const text = '{\n  "tools": [\n    {\n      "name": "HERE",\n      "source": "./x.js"\n    }\n  ]\n}\n';
  expect(inline(text, { "./x.js": file }, "a.agent.json")).toMatchObject({
    config: text.replace('"source": "./x.js"', `"language": "javascript",\n      "code": ${JSON.stringify(file)}`),
  });
});

test("what begins with blanks, ends without a line break or with many is kept to the letter", () => {
  for (const file of [
    "  export default 1;\n",
    "export default 1",
    "export default 1;\n\n\n",
    "\n export default 1;\n",
  ]) {
    const out = inline("tools:\n  - name: HERE\n    source: ./x.js\nformat: 1\n", { "./x.js": file }) as {
      config: string;
    };
    const document = openAgent(out.config, "yaml");
    const tool = toolAt(document.source, out.config.indexOf("HERE"));
    const code = tool?.node.entries.find(({ key }) => key.value === "code")?.value;
    expect(code).toMatchObject({ value: file });
  }
});

test("inlined and extracted again, the text is what it was", () => {
  const config =
    "tools:\r\n  - name: HERE # a\r\n    # b\r\n    source: ./tools/HERE.ts # c\r\n    # d\r\n    description: e\r\n";
  for (const file of [
    'import type { HEREInput } from "../agentwright-env.d.ts";\n\nexport default async (input: HEREInput) => {\n  return `\n1`;\n};\n',
    'import { a } from "./a.ts";\n\nexport default () => a;\n',
  ]) {
    const there = inline(config, { "./tools/HERE.ts": file });
    if ("refused" in there) throw new Error(there.refused);
    expect(there.config).toContain("code: | # c\r\n");
    expect(extract(there.config)).toEqual({ config, path: "./tools/HERE.ts", file });
  }
});
