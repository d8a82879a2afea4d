import ts from "typescript";
import { expect, test } from "vitest";
import { openAgent } from "../../document.ts";
import { generatedMark, toolTypes } from "../index.ts";
import { hostTypes } from "./host.ts";

const config = `tools:
  - name: find_orders
    description: Finds orders of a customer.
    parameters:
      - name: email
        type: string
        description: |
          Who ordered. */ never ends this comment.

          Lower case.
        required: true
      - { name: state, type: string, enum: [open, shipped, "it's"], default: open }
      - { name: most, type: number }
      - name: lines
        type: array
        items:
          type: object
          properties:
            sku: { type: string, required: true, description: The article. }
            sizes: { type: array, items: { type: string, enum: [s, l] } }
            "odd name": { type: object }
    source: ./tools/find-orders.ts
  - name: nothing
    description: Wants nothing.
    code: return 1
resources:
  - { name: handbook, type: text, content: x }
  - { name: teams, type: json, content: "{}" }
  - { name: away, type: text, path: ./x, embedded: false }
`;

const agent = (fileName: string, text: string) => ({ fileName, document: openAgent(text, "yaml") });
const text = toolTypes([agent("shop.agent.yaml", config)]).text;

test("an interface a tool: choices, what may be left out, nested values, descriptions", () => {
  expect(text.replace(hostTypes, "HOST\n")).toBe(`${generatedMark}
// Saving a config of this folder writes it anew. In a tool file:
//   import type { FindOrdersInput, Host } from "./agentwright-env.d.ts";

/** Input of \`find_orders\`. Finds orders of a customer. */
export interface FindOrdersInput {
  /**
   * Who ordered. *\\/ never ends this comment.
   *
   * Lower case.
   */
  email: string;
  state: "open" | "shipped" | "it's";
  most?: number;
  lines?: {
    /** The article. */
    sku: string;
    sizes?: ("s" | "l")[];
    "odd name"?: Record<string, unknown>;
  }[];
}

/** Input of \`nothing\`. Wants nothing. */
export interface NothingInput {}

/** What each tool is given, by its name. */
export interface ToolInputs {
  find_orders: FindOrdersInput;
  nothing: NothingInput;
}

/** A tool as its file exports it: \`const tool: Tool<"name"> = async (input, host) => …; export default tool;\` */
export type Tool<Name extends keyof ToolInputs, Result = unknown> = (
  input: ToolInputs[Name],
  host: Host,
) => Result | Promise<Result>;

/** What is embedded in the plugin, by name. */
export interface Resources {
  handbook: string;
  teams: unknown;
}

HOST
`);
});

test("two agents of a folder: what is the same is shared, what differs is told apart", () => {
  const tool = (name: string, parameter: string) =>
    `tools:\n  - { name: ${name}, description: d, code: x, parameters: [{ name: ${parameter}, type: string }] }\n`;
  const types = toolTypes([
    agent("b.agent.yaml", `${tool("search", "q")}  - { name: same, description: d, code: x }\n`),
    agent("a.agent.yaml", `${tool("search", "text")}  - { name: same, description: other, code: x }\n`),
  ]);
  expect(types.text).toMatch(/ASearchInput \{\n {2}text\?: string;[\s\S]*BSearchInput \{\n {2}q\?: string;/);
  expect(types.text).toMatch(/"a\/search": ASearchInput;\n {2}same: SameInput;\n {2}"b\/search": BSearchInput;\n\}/);
  expect(types.inputOf("b.agent.yaml", "search")).toBe("BSearchInput");
  expect(types.text.match(/interface SameInput/g)).toHaveLength(1);
  const twice = toolTypes([agent("c.agent.yaml", `${tool("find_x", "a")}${tool("findX", "b").slice(7)}`)]);
  expect(twice.text).toMatch(/interface CFindXInput[\s\S]*interface CFindX2Input/);
});

/** What `tsc --strict` says of these files together; the libraries are read once. */
function check(files: Readonly<Record<string, string>>, module = ts.ModuleKind.CommonJS): readonly string[] {
  const options: ts.CompilerOptions = { strict: true, noEmit: true, types: [], target: ts.ScriptTarget.ES2022, module };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, version, ...rest) => {
    const own = files[name];
    if (own !== undefined) return ts.createSourceFile(name, own, version);
    const read = libraries.get(name) ?? getSourceFile(name, version, ...rest);
    if (read) libraries.set(name, read);
    return read;
  };
  host.fileExists = name => name in files || fileExists(name);
  host.directoryExists = () => true;
  host.readFile = name => files[name] ?? readFile(name);
  const roots = Object.keys(files).filter(name => !name.endsWith(".d.ts"));
  return ts.getPreEmitDiagnostics(ts.createProgram(roots, options, host)).map(({ messageText, file }) => {
    return `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

const libraries = new Map<string, ts.SourceFile>();

const head = 'import type { FindOrdersInput, Host, Tool } from "../agentwright-env.d.ts";\n';

test("a tool file type-checks against it, two such folders in one program too", () => {
  const good = `${head}
const tool: Tool<"find_orders"> = async ({ email, state, lines }, host) => {
  const answer = await host.http(new URL("https://a.b"), { headers: { a: "b" }, body: { email } });
  if (!answer.ok) throw new Error(answer.headers.get("x") ?? answer.text());
  const sizes: ("s" | "l")[] = lines?.flatMap(line => line.sizes ?? []) ?? [];
  const handbook: string = host.resource("handbook");
  await host.flow("x", { sizes });
  return [state === "open", handbook, await host.llm("hi"), helper()];
};
function helper() {
  return globalThis.host.resource("anything");
}
export default tool;
`;
  const other =
    'import type { NothingInput } from "./agentwright-env.d.ts";\nexport default (input: NothingInput) => host.llm(input as {});\n';
  const second = toolTypes([agent("n.agent.yaml", "tools:\n  - { name: nothing, description: d, code: x }\n")]).text;
  expect(
    check({
      "/w/agentwright-env.d.ts": text,
      "/w/tools/a.ts": good,
      "/v/agentwright-env.d.ts": second,
      "/v/b.ts": other,
    }),
  ).toEqual([]);
}, 60_000);

test("each wrong use is one error", () => {
  const wrong = [
    'export default (input: FindOrdersInput) => input.state === "closed";',
    "export default (input: FindOrdersInput) => input.most + 1;",
    'export default (_: unknown, host: Host) => host.resource("away");',
    'export default (_: unknown, host: Host) => host.fetch("x");',
    'const tool: Tool<"gone"> = () => 1; export default tool;',
  ];
  const files = Object.fromEntries(wrong.map((code, i) => [`/w/tools/${i}.ts`, `${head}${code}`]));
  const found = check({ "/w/agentwright-env.d.ts": text, ...files }, ts.ModuleKind.NodeNext);
  expect(found.map(line => line.slice(0, 13)).sort()).toEqual(wrong.map((_, i) => `/w/tools/${i}.ts:`.slice(0, 13)));
}, 60_000);

test("what is half-typed, shared without end or odd gives types that can be read", () => {
  const bomb = `x-a: &a { type: object, properties: { a: { type: string } } }\n${"bcdefghijklmnop"
    .split("")
    .map(
      (name, i, all) =>
        `x-${name}: &${name} { type: object, properties: { ${[1, 2, 3, 4, 5, 6].map(n => `p${n}: *${all[i - 1] ?? "a"}`).join(", ")} } }\n`,
    )
    .join("")}tools: [{ name: t, parameters: [{ name: p, type: array, items: *p }] }]\n`;
  expect(toolTypes([agent("x.agent.yaml", bomb)]).text.length).toBeLessThan(3_000_000);
  const odd = [
    "",
    "tools: 1",
    "tools:\n  -\n  - name:\n  - name: 1\n  - name: x\n    parameters: [1, {}, { name: a }]",
    "tools: [{",
  ];
  const files = odd.flatMap((source, i) => [
    [`/${i}/agentwright-env.d.ts`, toolTypes([agent("x.agent.yaml", source)]).text],
    [
      `/${i}/a.ts`,
      'import type { Host } from "./agentwright-env.d.ts";\nexport const f = (host: Host) => host.llm("");\n',
    ],
  ]);
  expect(check(Object.fromEntries(files))).toEqual([]);
}, 60_000);
