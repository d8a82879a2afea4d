import { afterAll, beforeAll, expect, test } from "vitest";
import type { DocumentHighlight, Location, LocationLink, Range, WorkspaceEdit } from "vscode-languageserver";
import { bundleServer } from "../testing/bundle.ts";
import { modern, TestClient } from "../testing/client.ts";
import { cursorIn, placesOf } from "../testing/cursor.ts";

let client: TestClient;

beforeAll(async () => {
  client = new TestClient(await bundleServer());
  const rename = { prepareSupport: true };
  await client.initialize({ capabilities: { ...modern, textDocument: { ...modern.textDocument, rename } } });
});

afterAll(() => void client.child.kill());

type Files = Readonly<Record<string, string>>;

const flow = `import { Flow } from "@pgflow/dsl";
export const Site = new Flow<{ url: string }>({ slug: "site" })
  .step({ slug: "fetch" }, async input => input.url)
  .step({ slug: "save", dependsOn: ["fetch"] }, async ({ fetch }) => fetch);
`;

const agent = `tools:
  - name: read
    description: Reads a site.
    flow: site
`;

const sql = "select pgflow.start_flow('site', '{}');\nselect pgflow.start_flow('sites', '{}');\n";
const worker = "export const start = \"SELECT pgflow.start_flow('site', $1)\";\n";

const workspace: Files = {
  "flows/site.ts": flow,
  "read.agent.yaml": agent,
  "supabase/seed.sql": sql,
  "app/start.ts": worker,
  "other.agent.yaml": "tools:\n  - name: site\n    flow: sites\n",
};

/** The workspace with the cursor before a text of one of its files. */
function at(file: string, text: string, files = workspace): Files {
  const held = files[file] ?? "";
  const cut = held.indexOf(text);
  return { ...files, [file]: `${held.slice(0, cut)}|${held.slice(cut)}` };
}

async function renamed(files: Files, newName: string, unsaved?: Files) {
  const cursor = await cursorIn(client, files, unsaved);
  return client
    .request<WorkspaceEdit | null>("textDocument/rename", { ...cursor.at, newName })
    .then(edit => edit && cursor.apply(edit))
    .catch((refused: Error) => refused.message);
}

test("a flow is renamed in its file, in agents, in SQL and in programs that hold SQL", async () => {
  expect(await renamed(at("flows/site.ts", 'site"'), "page")).toEqual({
    "flows/site.ts": flow.replace('"site"', '"page"'),
    "read.agent.yaml": agent.replace("flow: site", "flow: page"),
    "supabase/seed.sql": sql.replace("'site'", "'page'"),
    "app/start.ts": worker.replace("'site'", "'page'"),
  });
});

test("what editors hold counts, not what is saved", async () => {
  const held = `${agent}  - name: again\n    flow: "site"\n`;
  const edits = await renamed(at("flows/site.ts", 'site"'), "page", { "read.agent.yaml": held });
  expect(edits).toMatchObject({
    "read.agent.yaml": held.replace("flow: site", "flow: page").replace('"site"', '"page"'),
  });
});

test("a step is renamed in its own file and where its name comes from", async () => {
  const slugs = 'export const SAVE = "save";\nexport const other = "save";\n';
  const from = flow
    .replace('slug: "save"', "slug: SAVE")
    .replace("import", 'import { SAVE } from "./slugs.ts";\nimport');
  const more = from.replace(
    "fetch);",
    'fetch)\n  .step({ slug: "log", dependsOn: ["save"] }, async ({ save }) => save);',
  );
  const files = { "flows/site.ts": more, "flows/slugs.ts": slugs };
  expect(await renamed(at("flows/site.ts", 'save"]', files), "store")).toEqual({
    "flows/site.ts": more.replace('["save"]', '["store"]').replace("({ save })", "({ store: save })"),
    "flows/slugs.ts": slugs.replace('SAVE = "save"', 'SAVE = "store"'),
  });
});

test.each([
  ["1st", "The slug '1st' can't start with a digit."],
  ["save", "The flow has a step `save` already. Choose another slug."],
])("a step can't be called %s", async (name, why) => {
  expect(await renamed(at("flows/site.ts", 'fetch" }'), name)).toBe(why);
});

test("a flow can't be called as another of the workspace", async () => {
  const files = { ...workspace, "flows/b.ts": flow.replace('"site"', '"Page"') };
  expect(await renamed(at("flows/site.ts", 'site"', files), "page")).toBe(
    "There is a flow `page` already (b.ts). Choose another slug.",
  );
});

test("what is TypeScript's own is left to it", async () => {
  for (const text of ["Site", "fetch }) =>", "url: string", "export"]) {
    const cursor = await cursorIn(client, at("flows/site.ts", text));
    expect(await client.request("textDocument/prepareRename", cursor.at)).toBeNull();
  }
  const cursor = await cursorIn(client, at("flows/site.ts", 'etch"]'));
  const found = await client.request<{ range: Range; placeholder: string }>("textDocument/prepareRename", cursor.at);
  expect([cursor.show(cursor.at.textDocument.uri, found.range), found.placeholder]).toEqual([
    "flows/site.ts:4 fetch",
    "fetch",
  ]);
});

async function places(method: string, files: Files): Promise<string[]> {
  const cursor = await cursorIn(client, files);
  const params = { ...cursor.at, context: { includeDeclaration: true } };
  const found = await client.request<(Location | LocationLink)[] | null>(method, params);
  return placesOf(found)
    .map(({ uri, range }) => cursor.show(uri, range))
    .sort();
}

test("definitions: of steps, and of a flow from an agent", async () => {
  expect(await places("textDocument/definition", at("flows/site.ts", 'fetch"]'))).toEqual(["flows/site.ts:3 fetch"]);
  expect(await places("textDocument/definition", at("flows/site.ts", "fetch })"))).toEqual(["flows/site.ts:3 fetch"]);
  expect(await places("textDocument/definition", at("read.agent.yaml", "ite\n"))).toEqual(["flows/site.ts:2 site"]);
  expect(await places("textDocument/definition", at("flows/site.ts", "async"))).toEqual([]);
});

test("references: the same from the flow and from an agent", async () => {
  const all = ["app/start.ts:1 site", "flows/site.ts:2 site", "read.agent.yaml:4 site", "supabase/seed.sql:1 site"];
  expect(await places("textDocument/references", at("flows/site.ts", 'site"'))).toEqual(all);
  expect(await places("textDocument/references", at("read.agent.yaml", "ite\n"))).toEqual(all);
  expect(await places("textDocument/references", at("flows/site.ts", 'fetch" }'))).toEqual([
    "flows/site.ts:3 fetch",
    "flows/site.ts:4 fetch",
    "flows/site.ts:4 fetch",
  ]);
});

test("highlights: the declaration as a write", async () => {
  const cursor = await cursorIn(client, at("flows/site.ts", 'fetch"]'));
  const found = await client.request<DocumentHighlight[]>("textDocument/documentHighlight", cursor.at);
  expect(found.map(({ kind }) => kind)).toEqual([3, 2, 2]);
});
