import { expect, test } from "vitest";
import { isProblem, type Stripped, strip } from "./strip.ts";

function stripped(source: string): Stripped {
  const answer = strip(source, "typescript");
  if (isProblem(answer)) throw new Error(answer.message);
  return answer;
}

test("types go, lines stay", () => {
  const source = [
    "interface Input {",
    "  text: string;",
    "}",
    "",
    "export default async (input: Input): Promise<number> => {",
    "  const words = input.text.split(/ /) as string[];",
    "  return words.length satisfies number;",
    "};",
  ].join("\n");
  const lines = stripped(source).code.split("\n");
  expect(lines).toHaveLength(8);
  expect(lines[0]?.trim()).toBe("");
  expect(lines[4]).toBe("export default async (input) => {");
  expect(lines[6]?.replace(/ +/g, " ")).toBe(" return words.length ;");
});

test("a function body with return and await at its top is fine", () => {
  expect(stripped("const a: number = await host.http(1);\nreturn a;").code).toBe(
    "const a = await host.http(1);\nreturn a;",
  );
});

test("imports for types alone are no imports", () => {
  const { imports } = stripped(
    'import type { A } from "./a";\nimport { B } from "./b";\nlet x: B;\nexport default x as A;',
  );
  expect(imports).toEqual([]);
});

test("imports, their lines and attributes", () => {
  const source = [
    'import { a } from "./a.js";',
    "import {",
    "  b,",
    '} from "./b";',
    'import data from "./d.json" with { type: "json" };',
    'export * from "./e";',
    'export default async () => a + b + data + (await import("./f.ts")) + import.meta.url;',
  ].join("\n");
  const found = stripped(source);
  expect(found.imports.map(each => [each.specifier, each.line, each.dynamic])).toEqual([
    ["./a.js", 0, false],
    ["./b", 3, false],
    ["./d.json", 4, false],
    ["./e", 5, false],
    ["./f.ts", 6, true],
  ]);
  expect(found.exports).toEqual(["default", "*"]);
});

test.each([
  ["const a = ;", 0, 10],
  ["const a = 1;\nexport default (x: => 1", 1, 19],
  ["a(\n\n}", 2, 0],
  ["x = 'abc\n", 0, 4],
])("%j does not parse at %i:%i", (source, line, character) => {
  expect(strip(source, "typescript")).toMatchObject({ line, character });
});

test("what stripping lets through unclosed is a problem too, never an exception", () => {
  for (const source of ["export default (", "import { a", "`${", "/* never", 'import("', "class A {"]) {
    expect(isProblem(strip(source, "typescript")), source).toBe(true);
  }
});
