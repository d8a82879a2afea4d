import { expect, test } from "vitest";
import { fileOrigin, type Origin } from "../../build/source.ts";
import { readErrors } from "./errors.ts";
import type { GoSources } from "./gather.ts";

/** Code inside a config, whose lines begin at 20 of it. */
const inConfig: Origin = {
  file: "/w/a.agent.yaml",
  rangeOf: (start, end) => ({
    start: { line: start.line + 20, character: start.character + 6 },
    end: { line: end.line + 20, character: end.character + 6 },
  }),
};
const price = 'package tools\n\nfunc Price() {\n\ttotal := "größe" + unit\n}\n';
const sources: GoSources = {
  files: new Map([
    ["code/tools/price.go", { text: price, source: price, origin: fileOrigin("/w/tools/price.go") }],
    ["code/inline/shout/shout.go", { text: "", source: 'x := 1\nreturn "a", nil', origin: inConfig }],
  ]),
  tools: [
    {
      tool: "price",
      folder: "code/tools",
      package: "tools",
      function: "Price",
      path: "code/tools/price.go",
      file: "code/tools/price.go",
    },
    {
      tool: "shout",
      folder: "code/inline/shout",
      package: "shout",
      function: "Run",
      path: "code/inline/shout/shout.go",
      file: "code/a.agent#shout.go",
    },
  ],
};

test("an error stands in its file, at the word that Go names by bytes", () => {
  // As go1.26 prints it.
  const output = "# agentwright/plugin/x/code/tools\ncode/tools/price.go:4:23: undefined: unit\n";
  expect(readErrors(output, sources)).toEqual({
    findings: [
      {
        file: "/w/tools/price.go",
        code: "AW198",
        severity: "error",
        message: "Go does not compile this: undefined: unit.",
        range: { start: { line: 3, character: 20 }, end: { line: 3, character: 24 } },
      },
    ],
    rest: [],
  });
});

test("an error in a config's code stands in the config", () => {
  const { findings } = readErrors("/code/a.agent#shout.go:1:1: declared and not used: x\n", sources);
  expect(findings).toMatchObject([{ file: "/w/a.agent.yaml", range: { start: { line: 20, character: 6 } } }]);
});

test("Windows writes the same with backslashes", () => {
  const { findings } = readErrors(".\\code\\tools\\price.go:3:6: x\r\nC:\\code\\a.agent#shout.go:2:1: y\r\n", sources);
  expect(findings.map(finding => finding.file)).toEqual(["/w/tools/price.go", "/w/a.agent.yaml"]);
});

test("a message of several lines is one", () => {
  const output = "code/tools/price.go:4:2: cannot use x\n\thave (int)\n\twant (string)\n";
  expect(readErrors(output, sources).findings).toMatchObject([
    { message: "Go does not compile this: cannot use x have (int) want (string)." },
  ]);
});

test("a function with another signature is told at the function, not in main.go", () => {
  const output =
    "./main.go:18:28: cannot use tools.Price (value of type func()) as agent.ToolFunc value in argument to agent.Tool\n";
  expect(readErrors(output, sources).findings).toMatchObject([
    {
      code: "AW199",
      file: "/w/tools/price.go",
      message: expect.stringContaining("func Price(host *agent.Host"),
      range: { start: { line: 2 } },
    },
  ]);
});

test.each([
  "code/tools/price.go:3:8: no required module provides package github.com/x/y; to add it:\n\tgo get github.com/x/y",
  "code/tools/price.go:3:8: package github.com/x/y is not in std (/usr/local/go/src/github.com/x/y)",
  "code/tools/price.go:3:8: cannot find module providing package github.com/x/y: module lookup disabled by GOPROXY=off",
])("a package that can't be had says what can: %s", output => {
  expect(readErrors(output, sources).findings).toMatchObject([
    { message: expect.stringMatching(/^The package ‘github.com\/x\/y’ can't be had/) },
  ]);
});

test("what is about no source is handed on", () => {
  const output = "# x\n./main.go:1:1: our own\nlink: running gcc failed\n";
  expect(readErrors(output, sources)).toEqual({
    findings: [],
    rest: ["./main.go:1:1: our own", "link: running gcc failed"],
  });
});
