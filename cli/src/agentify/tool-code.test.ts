import { expect, test } from "vitest";
import { asModule, isForeign } from "./tool-code.ts";

/** Runs a snippet as the tool that it becomes. */
async function call(script: string, input: Record<string, unknown>): Promise<unknown> {
  const code = asModule(script, Object.keys(input));
  const module = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return module.default(input);
}

test.each([
  ["the body of a function", "return { city, days };"],
  ["a body that awaits", "const x = await Promise.resolve(city);\nreturn { city: x, days };"],
  ["a body that declares a parameter again", "const city = params.city;\nreturn { city, days };"],
  ["a body with a template over lines", "const text = `a\nb`;\nreturn text === 'a\\nb' ? { city, days } : text;"],
  ["a function of the parameters", "function weather(city, days) {\n  return { city, days };\n}"],
  ["a function of one object", "async function weather(input) { return { city: input.city, days: input.days }; }"],
  ["an arrow function", "async (days, city) => ({ city, days });"],
  ["an arrow function with an object taken apart", "({ city, days }) => ({ city, days })"],
  ["an arrow function of one name", "all => ({ city: all.city, days: all.days })"],
  ["a module", "export default ({ city, days }) => ({ city, days });"],
  [
    "a body that begins with a helper",
    "function double(n) { return n * 2; }\nreturn { city, days: double(days) / 2 };",
  ],
  ["line ends of Windows", "const a = city;\r\nreturn { city: a, days };\r\n"],
])("%s becomes a tool", async (_, script) => {
  expect(await call(script, { city: "Oslo", days: 3 })).toEqual({ city: "Oslo", days: 3 });
});

test("a parameter whose name is a word of the language can still be reached", async () => {
  expect(await call("return params.class + name;", { class: "a", name: "b", default: 1 })).toBe("ab");
});

test.each([
  ["package main\n\nfunc run() {}", true],
  ["func Run(input string) string {\n}", true],
  ["def run(city):\n    return city", true],
  ['import (\n\t"fmt"\n)', true],
  ["// package of goods\nreturn 1;", false],
  ["const package_ = 1;\nreturn package_;", false],
])("%j is from another language: %s", (script, foreign) => {
  expect(isForeign(script)).toBe(foreign);
});
