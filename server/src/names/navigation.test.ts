import { afterAll, beforeAll, expect, test } from "vitest";
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  DocumentHighlight,
  LinkedEditingRanges,
  Location,
  LocationLink,
} from "vscode-languageserver";
import { bundleServer } from "../testing/bundle.ts";
import { modern, TestClient } from "../testing/client.ts";
import { type Cursor, cursorIn, placesOf } from "../testing/cursor.ts";

let client: TestClient;

beforeAll(async () => {
  client = new TestClient(await bundleServer());
  await client.initialize({
    capabilities: { ...modern, textDocument: { ...modern.textDocument, definition: { linkSupport: true } } },
  });
});

afterAll(() => void client.child.kill());

type Files = Readonly<Record<string, string>>;

const start = (files: Files): Promise<Cursor> => cursorIn(client, files);

/** Where the definition of the name at the `|` is. */
async function definition(files: Files): Promise<string> {
  const cursor = await start(files);
  const found = await client.request<LocationLink[] | null>("textDocument/definition", cursor.at);
  return placesOf(found)
    .map(({ uri, range }) => cursor.show(uri, range))
    .join(", ");
}

const prompt = `prompts:
  - name: hello
    variables: [who, other]
    content: Hi {{who}} and {{ other }}, {{who}}
  - name: bye
    variables: [who]
    content: Bye {{who}}
`;

/** `prompt` with the cursor behind the nth occurrence of a word. */
function at(word: string, nth = 1): Files {
  let from = -1;
  for (let i = 0; i < nth; i++) from = prompt.indexOf(word, from + 1);
  const cut = from + word.length;
  return { "a.agent.yaml": `${prompt.slice(0, cut)}|${prompt.slice(cut)}` };
}

test.each([
  ["a placeholder: the variable of its own prompt", at("{{who", 3), "a.agent.yaml:6 who"],
  ["a variable: itself", at("[who"), "a.agent.yaml:3 who"],
  [
    "a placeholder of a request: the parameter",
    { "a.agent.yaml": "tools:\n  - parameters:\n      - name: id\n    http: { url: 'https://x.org/{{i|d}}' }\n" },
    "a.agent.yaml:3 id",
  ],
  ["a tool's source: the file", { "a.agent.yaml": "tools:\n  - source: ./t/x|.ts\n", "t/x.ts": "1" }, "t/x.ts:1"],
  ["a resource's path: the file", { "a.agent.yaml": "resources:\n  - path: x.|md\n", "x.md": "" }, "x.md:1"],
  ["a file that is not there", { "a.agent.yaml": "resources:\n  - path: x.|md\n" }, ""],
  [
    "a path: the other agent",
    { "one/a.agent.yaml": "orchestration:\n  agents: [../b|.agent.json]\n", "b.agent.json": "{}" },
    "b.agent.json:1",
  ],
  [
    "a secret: where the project file lists it",
    {
      "a.agent.yaml": "apiKeys:\n  slack: ${secret:S|LACK}\n",
      "agentwright.json": '{\n  "secrets": ["A", "SLACK"]\n}',
    },
    "agentwright.json:2 SLACK",
  ],
  ["a secret that nobody lists", { "a.agent.yaml": "apiKeys:\n  slack: ${secret:S|LACK}\n" }, ""],
  ["no name", { "a.agent.yaml": "identity:\n  na|me: A\n" }, ""],
] as readonly (readonly [string, Files, string])[])("definition of %s", async (_, files, expected) => {
  expect(await definition(files)).toBe(expected);
});

/** Everything that refers to the name at the `|`, sorted. */
async function references(files: Files, includeDeclaration = true): Promise<string[]> {
  const cursor = await start(files);
  const context = { includeDeclaration };
  const found = await client.request<Location[]>("textDocument/references", { ...cursor.at, context });
  return found.map(({ uri, range }) => cursor.show(uri, range)).sort();
}

const secretFiles = {
  "a.agent.yaml": "apiKeys:\n  slack: ${secret:SLA|CK}\n  other: ${secret:SLACKER}\n",
  "sub/b.agent.json": '{"tools": [{"http": {"headers": {"A": "Bearer ${secret:SLACK}"}}}]}',
  "sub/c.agent.yaml": "# ${secret:SLACK}\nidentity: {}\n",
  "node_modules/d.agent.yaml": "apiKeys: {a: '${secret:SLACK}'}\n",
  "agentwright.json": '{ "secrets": ["SLACK"] }',
};

test("references: a secret in all configs, open or not, and in the project file", async () => {
  expect(await references(secretFiles)).toEqual([
    "a.agent.yaml:2 SLACK",
    "agentwright.json:1 SLACK",
    "sub/b.agent.json:1 SLACK",
  ]);
  expect(await references(secretFiles, false)).toEqual(["a.agent.yaml:2 SLACK", "sub/b.agent.json:1 SLACK"]);
});

const team = {
  "a.agent.yaml": "identity: {name: Lead}\norchestration:\n  agents: [./b|.agent.yaml, sub/c.agent.yaml]\n",
  "b.agent.yaml": "identity:\n  name: Writer\norchestration:\n  agents: [gone.agent.yaml]\n",
  "sub/c.agent.yaml":
    "identity:\n  name: 'Proof Reader'\norchestration:\n  agents: [../b.agent.yaml, ../sub/../b.agent.yaml]\n",
  "sub/b.agent.yaml": "identity:\n  name: Another\n",
};

test("references: an agent by its path, however it is written", async () => {
  const expected = [
    "a.agent.yaml:3 ./b.agent.yaml",
    "sub/c.agent.yaml:4 ../b.agent.yaml",
    "sub/c.agent.yaml:4 ../sub/../b.agent.yaml",
  ];
  expect(await references(team)).toEqual(expected);
  const onName = {
    ...team,
    "a.agent.yaml": team["a.agent.yaml"].replace("|", ""),
    "b.agent.yaml": "identity:\n  name: Wri|ter\n",
  };
  expect(await references(onName)).toEqual(expected);
});

test("references: a file of two configs; a variable of its prompt alone", async () => {
  expect(
    await references({
      "a.agent.yaml": "tools:\n  - source: ./t.|ts\n",
      "sub/b.agent.yaml": "tools:\n  - source: ../t.ts\n  - source: t.ts\n",
      "t.ts": "",
    }),
  ).toEqual(["a.agent.yaml:2 ./t.ts", "sub/b.agent.yaml:2 ../t.ts"]);
  expect(await references(at("{{who"))).toEqual(["a.agent.yaml:3 who", "a.agent.yaml:4 who", "a.agent.yaml:4 who"]);
});

test("highlights: the declaration is a write, uses are reads", async () => {
  const cursor = await start(at("{{who"));
  const found = await client.request<DocumentHighlight[]>("textDocument/documentHighlight", cursor.at);
  expect(found.map(({ range, kind }) => `${cursor.show(cursor.at.textDocument.uri, range)} ${kind}`)).toEqual([
    "a.agent.yaml:3 who 3",
    "a.agent.yaml:4 who 2",
    "a.agent.yaml:4 who 2",
  ]);
});

async function linked(files: Files): Promise<string[]> {
  const cursor = await start(files);
  const found = await client.request<LinkedEditingRanges | null>("textDocument/linkedEditingRange", cursor.at);
  return found?.ranges.map(range => cursor.show(cursor.at.textDocument.uri, range)) ?? [];
}

test("linked editing: a variable and its uses, where nothing else can be meant", async () => {
  expect(await linked(at("[who"))).toEqual(["a.agent.yaml:3 who", "a.agent.yaml:4 who", "a.agent.yaml:4 who"]);
  expect(await linked({ "a.agent.yaml": "prompts:\n  - content: '{{w|ho}} {{who}}'\n" })).toEqual([]);
  expect(await linked({ "a.agent.yaml": 'prompts:\n  - variables: ["wh\\x6f"]\n    content: "{{w|ho}}"\n' })).toEqual(
    [],
  );
  expect(await linked({ "a.agent.yaml": "tools:\n  - name: a|\n" })).toEqual([]);
});

test("call hierarchy: who runs whom", async () => {
  const cursor = await start(team);
  const items = await client.request<CallHierarchyItem[]>("textDocument/prepareCallHierarchy", cursor.at);
  expect(items.map(({ name, detail }) => `${name} (${detail})`)).toEqual(["Writer (b.agent.yaml)"]);
  const item = items[0];
  const incoming = await client.request<CallHierarchyIncomingCall[]>("callHierarchy/incomingCalls", { item });
  const told = incoming.map(
    ({ from, fromRanges }) => `${from.name}: ${fromRanges.map(range => cursor.show(from.uri, range))}`,
  );
  expect(told.sort()).toEqual([
    "Lead: a.agent.yaml:3 ./b.agent.yaml",
    "Proof Reader: sub/c.agent.yaml:4 ../b.agent.yaml,sub/c.agent.yaml:4 ../sub/../b.agent.yaml",
  ]);
  expect(await client.request("callHierarchy/outgoingCalls", { item })).toEqual([]);
  const lead = incoming.find(({ from }) => from.name === "Lead")?.from;
  const outgoing = await client.request<CallHierarchyOutgoingCall[]>("callHierarchy/outgoingCalls", { item: lead });
  expect(
    outgoing.map(({ to, fromRanges }) => `${to.name} at ${cursor.show(lead?.uri ?? "", fromRanges[0] ?? to.range)}`),
  ).toEqual(["Writer at a.agent.yaml:3 ./b.agent.yaml", "Proof Reader at a.agent.yaml:3 sub/c.agent.yaml"]);
});

test("call hierarchy: an agent's identity is the agent; a tool is none", async () => {
  const prepare = async (text: string) => {
    const cursor = await start({ "a.agent.yaml": text });
    const items = await client.request<CallHierarchyItem[] | null>("textDocument/prepareCallHierarchy", cursor.at);
    return items?.map(({ name }) => name);
  };
  expect(await prepare("identity:\n  ty|pe: analyst\n  name: Me\n")).toEqual(["Me"]);
  expect(await prepare("identity:\n  ty|pe: analyst\n")).toEqual(["a.agent.yaml"]);
  expect(await prepare("tools:\n  - na|me: a\n")).toBeUndefined();
});
