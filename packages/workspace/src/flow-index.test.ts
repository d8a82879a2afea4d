import { rmSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FlowIndexes } from "./flow-index.ts";
import { diskFlowOutside } from "./flow-outside.ts";
import { flowReader } from "./flow-reader.ts";
import { folderWith } from "./testing/folder.ts";

const flow = (slug: string, from = "@pgflow/dsl", step = '"a"') =>
  `import { Flow } from "${from}";\nexport const f = new Flow({ slug: ${slug} }).step({ slug: ${step} }, () => 1);\n`;

async function indexOf(files: Readonly<Record<string, string>>) {
  const folder = folderWith({ ".git/HEAD": "", ...files });
  let readers = 0;
  const index = new FlowIndexes({
    reader: async () => {
      readers++;
      return flowReader();
    },
  });
  await index.load(folder);
  return { folder, index, readers: () => readers, slugs: () => index.slugs(folder) };
}

test("finds the flows of a folder, and nothing in what is skipped or excluded", async () => {
  const { folder, index, slugs } = await indexOf({
    "a.ts": flow('"a"'),
    "deep/er/b.tsx": flow('"b"'),
    "c.d.ts": flow('"c"'),
    "node_modules/x/d.ts": flow('"d"'),
    "old/e.ts": flow('"e"'),
    "plain.ts": 'export const slug = "plain";\n',
    "agentwright.json": '{ "exclude": ["old"] }',
  });
  expect(slugs()).toEqual(["a", "b"]);
  expect(index.of(`${folder}/a.ts`)).toEqual({
    file: `${folder}/a.ts`,
    flows: [{ slug: "a", name: "f", steps: ["a"] }],
    open: false,
  });
  expect(index.slugs("/elsewhere")).toBe("unknown");
});

test("where nothing names pgflow nothing is read", async () => {
  const { slugs, readers } = await indexOf({ "a.ts": "new Flow({ slug: 'a' })", "b.js": "" });
  expect(slugs()).toEqual([]);
  expect(readers()).toBe(0);
});

test("a slug that only running the file can tell makes the others no whole list", async () => {
  const { slugs } = await indexOf({ "a.ts": flow('"a"'), "b.ts": flow("Deno.env.get('SLUG')") });
  expect(slugs()).toBe("unknown");
});

test("a file that is made, changed or deleted is news; a step alone is too, a comment is none", async () => {
  const { folder, index, slugs } = await indexOf({ "a.ts": flow('"a"') });
  const write = (name: string, text: string) => {
    writeFileSync(`${folder}/${name}`, text);
    return index.changed(`${folder}/${name}`);
  };
  expect(write("b.ts", flow('"b"'))).toBe(true);
  expect(write("b.ts", `// more\n${flow('"b"')}`)).toBe(false);
  expect(write("a.ts", flow('"a"', "@pgflow/dsl", '"other"'))).toBe(true);
  expect(write("c.ts", "export {};\n")).toBe(false);
  expect(slugs()).toEqual(["a", "b"]);
  rmSync(`${folder}/a.ts`);
  expect(index.changed(`${folder}/a.ts`)).toBe(true);
  expect(slugs()).toEqual(["b"]);
});

test("a constant in another file, and news of that file", async () => {
  const imported = `import { SLUG } from "./slugs.ts";\n${flow("SLUG")}`;
  const { folder, index, slugs } = await indexOf({ "a.ts": imported, "slugs.ts": 'export const SLUG = "one";\n' });
  expect(slugs()).toEqual(["one"]);
  writeFileSync(`${folder}/slugs.ts`, 'export const SLUG = "two and more";\n');
  expect(index.changed(`${folder}/slugs.ts`)).toBe(true);
  expect(slugs()).toEqual(["two and more"]);
});

test("what import maps call pgflow is pgflow, for the folders they are for", async () => {
  const map = '{ "imports": { "flows": "npm:@pgflow/dsl@0.14.1", "~/": "./lib/" } }';
  const files = {
    "fn/deno.json": map,
    "fn/a.ts": flow('"a"', "flows"),
    "other/b.ts": flow('"b"', "flows"),
    "fn/c.ts": `import { SLUG } from "~/slug.ts";\n${flow("SLUG", "flows")}`,
    "fn/lib/slug.ts": 'export const SLUG = "c";\n',
  };
  const { folder, index, slugs } = await indexOf(files);
  expect(slugs()).toEqual(["a", "c"]);
  const outside = diskFlowOutside(`${folder}/fn/a.ts`, { flows: index });
  expect(outside.profile()).toMatchObject({ id: "0.14", known: true });
  expect(outside.flows()).toEqual([{ slug: "c", name: "f", file: "c.ts" }]);
  writeFileSync(`${folder}/fn/deno.json`, '{ "imports": {} }  ');
  expect(index.changed(`${folder}/fn/deno.json`)).toBe(true);
  expect(slugs()).toEqual([]);
});

test("profiles: package.json, a specifier of the file itself, the project file; nothing known", async () => {
  const { folder } = await indexOf({
    "a/package.json": '{ "dependencies": { "@pgflow/dsl": "^0.8.1" } }',
    "a/x.ts": flow('"x"'),
    "a/y.ts": flow('"y"', "npm:@pgflow/dsl@0.16.0"),
    "b/agentwright.json": '{ "pgflow": { "profile": "0.17" } }',
    "b/z.ts": flow('"z"', "npm:@pgflow/dsl@0.16.0"),
    "c/n.ts": flow('"n"'),
  });
  const profile = (file: string) => diskFlowOutside(`${folder}/${file}`, { flows: "unknown" }).profile();
  expect(["a/x.ts", "a/y.ts", "b/z.ts"].map(profile)).toMatchObject([{ id: "0.8" }, { id: "0.16" }, { id: "0.17" }]);
  expect(profile("c/n.ts")).toMatchObject({ known: false });
});

test("types of pgflow are where TypeScript finds packages: in a node_modules upward", async () => {
  const { folder } = await indexOf({
    ".git/HEAD": "",
    "deno/deno.json": '{ "imports": { "@pgflow/dsl": "npm:@pgflow/dsl@0.14.1" } }',
    "deno/a.ts": flow('"a"'),
    "node/node_modules/@pgflow/dsl/package.json": "{}",
    "node/flows/b.ts": flow('"b"'),
  });
  const installed = (file: string) => diskFlowOutside(`${folder}/${file}`, { flows: "unknown" }).installed();
  expect(["deno/a.ts", "node/flows/b.ts"].map(installed)).toEqual([false, true]);
});

test("modules outside of the root stay unknown", async () => {
  const { folder } = await indexOf({ "in/.git/HEAD": "", "in/a.ts": "", "secret.ts": "export const S = 's';\n" });
  const outside = diskFlowOutside(`${folder}/in/a.ts`, { flows: "unknown" });
  expect(outside.module("../secret.ts", "")).toBe("unknown");
  expect(outside.module("./none.ts", "")).toBeUndefined();
  expect(outside.module("zod", "")).toBe("unknown");
});
