import { expect, test } from "vitest";
import { fileOrigin } from "../../build/source.ts";
import { type Collected, collectModules } from "./collect.ts";
import { rewriteImports } from "./rewrite.ts";

async function collect(files: Readonly<Record<string, string>>, entry = "/root/tools/main.ts"): Promise<Collected> {
  const text = files[entry] ?? "";
  const name = entry.slice("/root/".length);
  const entries = [{ name, path: entry, text, language: "typescript" as const, origin: fileOrigin(entry) }];
  return collectModules(entries, "/root", async path => files[path]);
}

test("local imports are followed, each file once, in any of the ways to write them", async () => {
  const { modules, findings } = await collect({
    "/root/tools/main.ts":
      'import a from "./a"; import b from "./b.js"; import c from "../lib"; import d from "./d.json" with { type: "json" }; export default () => [a, b, c, d];',
    "/root/tools/a.ts": 'import b from "./b.ts"; export default b;',
    "/root/tools/b.ts": "export default 1;",
    "/root/tools/b.js": "export default 'the output of b.ts';",
    "/root/lib/index.ts": 'import main from "../tools/main.ts"; export default () => main;',
    "/root/tools/d.json": '{ "d": 1 }\r\n',
    "/root/tools/unused.ts": "",
  });
  expect(findings).toEqual([]);
  expect([...modules.keys()]).toEqual(["tools/main.ts", "tools/a.ts", "tools/b.ts", "lib/index.ts", "tools/d.json"]);
  expect(modules.get("tools/d.json")?.stripped.code).toBe('{ "d": 1 }\n');
  const main = modules.get("tools/main.ts");
  const names = (main?.targets ?? []).map(target => ("module" in target ? target.module : ""));
  expect(main && rewriteImports(main.stripped, names)).toBe(
    'import a from "tools/a.ts"; import b from "tools/b.ts"; import c from "lib/index.ts"; import d from "tools/d.json"; export default () => [a, b, c, d];',
  );
});

test.each([
  ['import x from "./gone.ts"; export default x;', "No file is found for ‘./gone.ts’", 14],
  ['import x from "../../etc/passwd"; export default x;', "leads out of /root", 14],
  ['import fs from "node:fs"; export default fs;', "belongs to Node.js", 15],
  ['import { join } from "path"; export default join;', "belongs to Node.js", 21],
  ['import x from "https://example.org/x.js"; export default x;', "is an address", 14],
  ['import x from "/abs.ts"; export default x;', "neither a relative path nor a package", 14],
  ["export default name => import(name);", "Only a plain string", 23],
])("%s is refused where it stands", async (source, message, character) => {
  const { findings } = await collect({ "/root/tools/main.ts": source });
  expect(findings).toHaveLength(1);
  expect(findings[0]?.message).toContain(message);
  expect(findings[0]).toMatchObject({ code: "AW191", range: { start: { line: 0, character } } });
});

test("an error in an imported file is said in that file", async () => {
  const { findings } = await collect({
    "/root/tools/main.ts": 'import a from "./a";\nexport default a;',
    "/root/tools/a.ts": "\uFEFFexport default 1;\r\nconst b = ;\r\n",
  });
  expect(findings).toEqual([
    {
      file: "/root/tools/a.ts",
      code: "AW190",
      severity: "error",
      message: "This code does not parse: unexpected token.",
      range: { start: { line: 1, character: 10 }, end: { line: 1, character: 11 } },
    },
  ]);
});

test("dynamic imports with options are rewritten too", async () => {
  const { modules } = await collect({
    "/root/tools/main.ts": 'export default () => import("./d.json", { with: { type: "json" } });',
    "/root/tools/d.json": "1",
  });
  const main = modules.get("tools/main.ts");
  expect(main && rewriteImports(main.stripped, ["tools/d.json"])).toBe('export default () => import("tools/d.json");');
});
