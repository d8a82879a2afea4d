import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseSource } from "./parse.ts";
import { outline } from "./testing/outline.ts";
import type { Syntax } from "./tree.ts";

const fixture = readFileSync(new URL("fixtures/half-typed.md", import.meta.url), "utf8");
const cases = [...fixture.matchAll(/^## (.+)\n\n```(yaml|jsonc?)\n([\s\S]*?)```\n\n```text\n([\s\S]*?)\n```/gm)];

test.each(cases.map(([, title, syntax, text, want]) => ({ title, syntax, text, want })))(
  "$title ($syntax)",
  ({ syntax, text = "", want }) => {
    const source = text.replaceAll("→", "\t").replaceAll("↵", "\r");
    expect(outline(parseSource(source, syntax as Syntax))).toBe(want);
  },
);

test("the fixture was read", () => {
  expect(cases.length).toBe(fixture.match(/^## /gm)?.length);
});
