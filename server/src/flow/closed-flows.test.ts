import { rmSync, writeFileSync } from "node:fs";
import { afterEach, beforeAll, expect, test } from "vitest";
import { bundleServer } from "../testing/bundle.ts";
import { modern, type PulledAll, plain, TestClient } from "../testing/client.ts";
import { folderWith } from "../testing/folder.ts";

let serverFile = "";
const clients: TestClient[] = [];

beforeAll(async () => {
  serverFile = await bundleServer();
});

afterEach(() => {
  for (const client of clients.splice(0)) client.child.kill();
});

async function start(folder: string, capabilities = modern) {
  const options = { capabilities, folders: [folder] };
  const client = new TestClient(serverFile, options);
  clients.push(client);
  await client.initialize(options);
  return client;
}

const flow = (slug: string, dependsOn = "fetch") => `import { Flow } from "npm:@pgflow/dsl@0.14.1";
export const One = new Flow<{ url: string }>({ slug: "${slug}" })
  .step({ slug: "fetch" }, async input => input.url)
  .step({ slug: "save", dependsOn: [${dependsOn
    .split(" ")
    .map(name => `"${name}"`)
    .join(", ")}] }, async ({ fetch }) => fetch);
`;

/** What was found, file by file: `b.ts AW206`. */
function told(all: PulledAll): string[] {
  const found = [...all].flatMap(([uri, { items }]) =>
    items.map(({ code }) => `${uri.slice(uri.lastIndexOf("/") + 1)} ${code}`),
  );
  return found.sort();
}

test("a mistake in a flow file that nobody opened is told once the first flow is open, and follows the disk", async () => {
  const { uri, path } = folderWith({
    ".git/HEAD": "",
    "a.ts": flow("one"),
    "deep/b.ts": flow("two", "fetch fetch"),
    "other.ts": "export const fetch = [fetch, fetch];\n",
  });
  const client = await start(uri("."));
  expect(told(await client.pullAll())).toEqual([]);
  await client.open(uri("a.ts"), flow("one"), "typescript");
  const all = await client.pullAll();
  const [found] = told(all);
  expect(found).toMatch(/^b\.ts AW2\d\d$/);
  expect(told(all)).toHaveLength(1);
  expect(all.get(uri("deep/b.ts"))?.items[0]?.range.start.line).toBe(3);

  writeFileSync(path("deep/b.ts"), flow("two"));
  await client.touched(uri("deep/b.ts"));
  const mended = await client.pullAll(all);
  expect(told(mended)).toEqual([]);

  // The slug of another file makes a mistake of what was none.
  writeFileSync(path("deep/b.ts"), flow("One"));
  await client.touched(uri("deep/b.ts"));
  const clash = await client.pullAll(mended);
  expect(told(clash)[0]).toMatch(/^b\.ts AW2\d\d$/);

  rmSync(path("deep/b.ts"));
  await client.touched(uri("deep/b.ts"));
  expect(told(await client.pullAll(clash))).toEqual([]);
});

test("what was said of a closed flow is taken back when it is opened: from then on it is asked for by itself", async () => {
  const wrong = flow("two", "fetch fetch");
  const { uri } = folderWith({ ".git/HEAD": "", "a.ts": flow("one"), "b.ts": wrong });
  const client = await start(uri("."));
  await client.open(uri("a.ts"), flow("one"), "typescript");
  const all = await client.pullAll();
  expect(told(all)).toHaveLength(1);
  await client.open(uri("b.ts"), wrong, "typescript");
  expect((await client.pull(uri("b.ts"))).items).toHaveLength(1);
  const open = await client.pullAll(all);
  expect(told(open)).toEqual([]);
  await client.close(uri("b.ts"));
  expect(told(await client.pullAll(open))).toHaveLength(1);
});

test("a project that leaves a flow out is silent about it; a client that only takes is told of the others", async () => {
  const wrong = flow("two", "fetch fetch");
  const { uri } = folderWith({
    ".git/HEAD": "",
    "agentwright.json": '{ "exclude": ["old/**"] }',
    "a.ts": flow("one"),
    "b.ts": wrong,
    "old/c.ts": flow("three", "fetch fetch"),
  });
  const client = await start(uri("."), plain);
  await client.open(uri("a.ts"), flow("one"), "typescript");
  await client.until(() =>
    client.published.some(({ uri: of, diagnostics }) => of === uri("b.ts") && diagnostics.length === 1),
  );
  expect(client.published.filter(({ uri: of }) => of === uri("old/c.ts"))).toEqual([]);
});
