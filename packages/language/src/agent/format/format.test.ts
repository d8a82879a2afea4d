import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseSource, type Syntax } from "../../syntax/index.ts";
import { applyTextEdits } from "./apply.ts";
import { format, formatRanges } from "./format.ts";
import type { FormatOptions } from "./options.ts";
import { casesOf } from "./testing/cases.ts";

function formatted(text: string, syntax: Syntax = "yaml", options: FormatOptions = {}): string {
  return applyTextEdits(text, format(parseSource(text, syntax), options));
}

describe("YAML", () => {
  test.each(casesOf(readFileSync(new URL("fixtures/yaml.md", import.meta.url), "utf8")))(
    "$title",
    ({ blocks: [before = "", after = ""] }) => {
      expect(formatted(before)).toBe(after);
      expect(formatted(before.replaceAll("\n", "\r\n"))).toBe(after.replaceAll("\n", "\r\n"));
      expect(formatted(`\ufeff${before}`)).toBe(`\ufeff${after}`);
      expect(formatted(after)).toBe(after);
    },
  );
});

describe("JSON", () => {
  test.each(casesOf(readFileSync(new URL("fixtures/json.md", import.meta.url), "utf8")))(
    "$title",
    ({ blocks: [before = "", after = ""] }) => {
      for (const syntax of ["json", "jsonc"] as const) {
        expect(formatted(before, syntax)).toBe(after);
        expect(formatted(before.replaceAll("\n", "\r\n"), syntax)).toBe(after.replaceAll("\n", "\r\n"));
        expect(formatted(`\ufeff${before}`, syntax)).toBe(`\ufeff${after}`);
        expect(formatted(after, syntax)).toBe(after);
      }
    },
  );
});

describe("what the editor asks for", () => {
  test("other indentation", () => {
    expect(formatted("a:\n  - b:\n      c: |\n        x\n", "yaml", { indent: 4 })).toBe(
      "a:\n    - b:\n          c: |\n              x\n",
    );
    expect(formatted('{\n  "a": [\n1]}', "json", { indent: 4 })).toBe('{\n    "a": [\n        1\n    ]\n}');
  });

  test("tabs: in JSON, never in YAML", () => {
    expect(formatted('{"a":\n[\n1]}', "json", { tabs: true })).toBe('{\n\t"a": [\n\t\t1\n\t]\n}');
    expect(formatted("a:\n    b: 1\n", "yaml", { tabs: true })).toBe("a:\n  b: 1\n");
  });

  test("a final line break is added if it is asked for, and kept if it is there", () => {
    expect(formatted("a:  1")).toBe("a: 1");
    expect(formatted("a:  1", "yaml", { finalNewline: true })).toBe("a: 1\n");
    expect(formatted("b: 1\r\na:  1", "yaml", { finalNewline: true })).toBe("b: 1\r\na: 1\r\n");
    expect(formatted("{}", "json")).toBe("{}");
    expect(formatted("{}\n\n", "json")).toBe("{}\n");
    expect(formatted("{}", "json", { finalNewline: true })).toBe("{}\n");
    // A line break more would be one of the text.
    expect(formatted("a: |+\n  x", "yaml", { finalNewline: true })).toBe("a: |+\n  x");
  });
});

describe("a range", () => {
  const text = "a:   1\nb:   2\ntools:\n- name:   x\n  flow:   y\n";
  const at = (from: string, to: string) => ({ start: text.indexOf(from), end: text.indexOf(to) + to.length });

  test("touches its own lines alone", () => {
    const source = parseSource(text, "yaml");
    expect(applyTextEdits(text, formatRanges(source, [at("b:", "b:")]))).toBe(text.replace("b:   2", "b: 2"));
    expect(applyTextEdits(text, formatRanges(source, [at("a:", "a:"), at("tools", "y")]))).toBe(
      "a: 1\nb:   2\ntools:\n  - name: x\n    flow: y\n",
    );
  });

  test("keeps an indentation that the lines around it have", () => {
    const source = parseSource(text, "yaml");
    expect(applyTextEdits(text, formatRanges(source, [at("flow", "y")]))).toBe(text.replace("flow:   y", "flow: y"));
  });

  test("ends before a line at whose beginning it ends", () => {
    const end = text.indexOf("b:");
    expect(applyTextEdits(text, formatRanges(parseSource(text, "yaml"), [{ start: 0, end }]))).toBe(
      text.replace("a:   1", "a: 1"),
    );
  });
});

test("edits are small: a cursor elsewhere on the line stays where it is", () => {
  expect(format(parseSource("a:\n    b:   1 # c\n", "yaml"))).toEqual([
    { start: 3, end: 5, text: "" },
    { start: 9, end: 11, text: "" },
  ]);
  expect(format(parseSource("a:\n  b: 1\n", "yaml"))).toEqual([]);
});

test("huge texts are formatted too", () => {
  expect(formatted(`a: 1\n${"\n".repeat(200_000)}b:  2\n`)).toBe("a: 1\n\nb: 2\n");
  expect(formatted(`a: [${"{b: 1},".repeat(50_000)}]\n`)).toBe(`a: [${"{ b: 1 }, ".repeat(50_000).trimEnd()}]\n`);
});
