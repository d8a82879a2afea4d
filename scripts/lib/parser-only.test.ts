import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parserOnly, parserText } from "./parser-only.mjs";

const folder = mkdtempSync(join(tmpdir(), "agentwright-parser-"));
let cut: typeof ts;
beforeAll(async () => {
  const outfile = join(folder, "parser.mjs");
  const banner = { js: 'import{createRequire as __cr}from"node:module";const require=__cr(import.meta.url);' };
  const stdin = { contents: 'export { default } from "typescript";', resolveDir: process.cwd() };
  await build({ stdin, bundle: true, format: "esm", platform: "node", outfile, banner, plugins: [parserOnly] });
  cut = ((await import(pathToFileURL(outfile).href)) as { default: typeof ts }).default;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Kinds, places, widths, names and flags of all nodes, and what the parser complains about. */
function told(parser: typeof ts, name: string, text: string): string {
  const file = parser.createSourceFile(name, text, parser.ScriptTarget.Latest, true);
  const nodes: (number | string)[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node.kind, node.pos, node.getStart(file), node.getWidth(file), node.getEnd(), node.flags);
    if (parser.isIdentifier(node)) nodes.push(node.text);
    parser.forEachChild(node, visit);
  };
  visit(file);
  const { parseDiagnostics } = file as unknown as { parseDiagnostics: readonly ts.Diagnostic[] };
  return `${nodes.join()} ${parseDiagnostics.map(each => `${each.start} ${each.code} ${each.messageText}`).join()}`;
}

test("whole and cut off files give the trees that all of TypeScript gives", () => {
  const files = globSync(["packages/language/src/agent/rules/*.ts", "server/src/**/*.ts", "examples/**/*.ts"]);
  expect(files.length).toBeGreaterThan(100);
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    for (const share of [1, 0.37, 0.81]) {
      const part = text.slice(0, text.length * share);
      expect(told(cut, file, part)).toBe(told(ts, file, part));
    }
  }
});

test("all that our sources use of TypeScript is in it", () => {
  const used = new Set<string>();
  for (const file of globSync(["packages/*/src/**/*.ts", "server/src/**/*.ts", "cli/src/**/*.ts"])) {
    const text = readFileSync(file, "utf8");
    if (!/^import ts from "typescript";/m.test(text) || file.endsWith(".test.ts")) continue;
    for (const [, name] of text.matchAll(/(?<![\w.])ts\.([a-z]\w*)/g)) used.add(name ?? "");
    // Methods of nodes that are not in the cut would be missed by nothing but the bundle.
    const methods = [...text.matchAll(/\.(get(?:Full|Child|First|Last|Leading|Line|Source|Text)\w*)\(/g)].map(
      each => each[1],
    );
    expect(methods, file).toEqual(methods.filter(name => name === "getText"));
  }
  expect(used.size).toBeGreaterThan(20);
  expect([...used].filter(name => !(name in cut))).toEqual([]);
});

test("an edited tree is that of the new text", () => {
  const text = "new Flow({ slug: 'a' }).step({ slug: 'b' }, () => 1);";
  const next = text.replace("'b'", "'other'");
  const at = text.indexOf("'b'");
  const before = cut.createSourceFile("a.ts", text, cut.ScriptTarget.Latest, true);
  const after = cut.updateSourceFile(before, next, { span: { start: at, length: 3 }, newLength: 7 });
  expect(after.text).toBe(next);
  expect(after.statements.length).toBe(1);
});

test("another TypeScript stops the build instead of being cut at a wrong place", () => {
  expect(() => parserText("var ts = {};")).toThrow("Mend parser-only.mjs");
});
