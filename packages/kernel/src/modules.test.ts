import { expect, test } from "vitest";
import { testParts } from "./testing/parts.ts";
import { startPlugin } from "./testing/plugin.ts";

function start(files: Readonly<Record<string, string>>) {
  const parts = testParts({ main: "" });
  const modules = Object.entries(files).map(([name, source]) => ({ name, source }));
  const send = startPlugin({ ...parts, modules, tools: [{ name: "main", kind: "code", module: "tools/main.ts" }] });
  return { send, answer: () => send({ op: "tool", name: "main", input: {} }) };
}

const imports: Record<string, readonly [written: string, file: string]> = {
  "as it is written": ["./help.ts", "tools/help.ts"],
  "without an extension": ["./help", "tools/help.ts"],
  "with .js for .ts": ["./help.js", "tools/help.ts"],
  "with .js for .tsx": ["./help.js", "tools/help.tsx"],
  "with .mjs for .mts": ["./help.mjs", "tools/help.mts"],
  "as a folder": ["./help", "tools/help/index.ts"],
  "in a folder below": ["./lib/help.ts", "tools/lib/help.ts"],
  "in a folder beside": ["../lib/help.ts", "lib/help.ts"],
  "by a way round": [".././tools//help.ts", "tools/help.ts"],
  "as the folder itself": [".", "tools/index.ts"],
  "by its name": ["some-package", "some-package"],
};

for (const [name, [written, file]] of Object.entries(imports)) {
  test(`finds a module ${name}`, () => {
    const main = `import { help } from "${written}"; export default () => help;`;
    const plugin = start({ "tools/main.ts": main, [file]: "export const help = 'here';" });
    expect(plugin.answer()).toMatchObject({ value: "here" });
  });
}

test("imports JSON", () => {
  const main = 'import table from "../data/table.json" with { type: "json" }; export default () => table.a[1];';
  expect(start({ "tools/main.ts": main, "data/table.json": '{"a":[1,2]}' }).answer()).toMatchObject({ value: 2 });
});

test("imports later, by import()", () => {
  const main = 'export default async () => (await import("./late.ts")).default * 2;';
  expect(start({ "tools/main.ts": main, "tools/late.ts": "export default 21;" }).answer()).toMatchObject({ value: 42 });
});

test("two tools share one module", () => {
  const main = 'import { next } from "./count.ts"; export default () => next();';
  const plugin = start({ "tools/main.ts": main, "tools/count.ts": "let n = 0; export const next = () => ++n;" });
  expect([plugin.answer(), plugin.answer()]).toMatchObject([{ value: 1 }, { value: 2 }]);
});

test("modules may import each other in a circle", () => {
  const a = 'import { b } from "./b.ts"; export const a = () => "a"; export default () => b();';
  const b = 'import { a } from "./main.ts"; export const b = () => a() + "b";';
  expect(start({ "tools/main.ts": a, "tools/b.ts": b }).answer()).toMatchObject({ value: "ab" });
});

test("a missing module is named together with who imports it", () => {
  const plugin = start({ "tools/main.ts": 'import "./lib/gone.ts"; export default () => 1;' });
  const message = 'the plugin has no module "./lib/gone.ts", which "tools/main.ts" imports';
  expect(plugin.answer()).toMatchObject({ ok: false, error: { code: "syntax", message } });
});

test("no import leads out of the plugin", () => {
  const plugin = start({ "tools/main.ts": 'import "../../../etc/passwd"; export default () => 1;' });
  expect(plugin.answer()).toMatchObject({ ok: false, error: { code: "syntax" } });
});

test("a syntax error is told with its file and line", () => {
  const files = {
    "tools/main.ts": 'import "./help.ts";\nexport default () => 1;',
    "tools/help.ts": "const a = 1;\n\nconst = 2;",
  };
  const error = { code: "syntax", name: "SyntaxError", stack: [{ file: "tools/help.ts", line: 3 }] };
  expect(start(files).answer()).toMatchObject({ ok: false, error });
  expect(start(files).send({ op: "prepare" })).toMatchObject({ ok: false, error });
});

test("an error while a module loads is told with its place", () => {
  const plugin = start({ "tools/main.ts": "export default () => 1;\nnull.x;" });
  const error = { code: "thrown", name: "TypeError", stack: [{ file: "tools/main.ts", line: 2, column: 1 }] };
  expect(plugin.answer()).toMatchObject({ ok: false, error });
});

test("a module that waits forever at its top level is stuck", () => {
  const plugin = start({ "tools/main.ts": "await new Promise(() => {}); export default () => 1;" });
  expect(plugin.send({ op: "prepare" })).toMatchObject({ ok: false, error: { code: "stuck" } });
  expect(plugin.answer()).toMatchObject({ ok: false, error: { code: "stuck" } });
});

test("a module can't ask the host for anything while it loads", () => {
  const plugin = start({ "tools/main.ts": 'await host.http("https://example.org"); export default () => 1;' });
  const message = "host.http can only be used while a tool runs, not while its module loads.";
  expect(plugin.answer()).toMatchObject({ ok: false, error: { message } });
});

test("a tool module must export a function", () => {
  const message = 'The module "tools/main.ts" must export a function as its default.';
  expect(start({ "tools/main.ts": "export default 5;" }).answer()).toMatchObject({ ok: false, error: { message } });
});
