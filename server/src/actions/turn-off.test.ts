import { parseSource } from "@agentwright/language/syntax/index";
import { expect, test } from "vitest";
import { setOff } from "./turn-off.ts";

/** The project file after the rule was turned off in it. */
function after(text: string): string | undefined {
  const edit = setOff(parseSource(text, "jsonc"), "AW101");
  return edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

test("it goes where the file has its rules, or begins them", () => {
  expect(after("{}")).toBe('{ "rules": { "AW101": "off" } }');
  expect(after('{\n  "target": "wasm"\n}\n')).toBe('{\n  "target": "wasm",\n  "rules": { "AW101": "off" }\n}\n');
  expect(after('{ "rules": {} }')).toBe('{ "rules": { "AW101": "off" } }');
  expect(after('{\n  "rules": {\n    "AW102": "off"\n  }\n}')).toBe(
    '{\n  "rules": {\n    "AW102": "off",\n    "AW101": "off"\n  }\n}',
  );
});

test("a severity that is set there already is replaced", () => {
  expect(after('{ "rules": { "AW101": "hint" } }')).toBe('{ "rules": { "AW101": "off" } }');
});

test("a file that is not well-formed is left alone", () => {
  expect(after("{ rules: ")).toBeUndefined();
  expect(after("[]")).toBeUndefined();
  expect(after('{ "rules": [] }')).toBeUndefined();
});
