import { expect, test } from "vitest";
import { declares, fileOfBody, isWholeFile, packageClause } from "./inline.ts";
import { functionOf, goString, packageName, pathName } from "./names.ts";

test.each([
  ["refund_order", "RefundOrder"],
  ["parseLog", "ParseLog"],
  ["a", "A"],
  ["_x1", "X1"],
  ["_1", "Tool1"],
])("the function of %s is %s", (tool, name) => expect(functionOf(tool)).toBe(name));

test("texts become literals that Go reads back", () => {
  expect(goString('a"b\\c\n\t\r\u0000\u007f\ufeff ü😀`')).toBe(
    `${String.raw`"a\"b\\c\n\t\r\u0000\u007f\ufeff ü😀`}\`"`,
  );
  expect(goString("a\ud83db")).toBe('"a\ufffdb"');
});

test("folders become names that Go imports, packages names that are no words of Go", () => {
  expect(["tools", "my tools", "größe", "internal", "vendor", "_x", "1a", ".x", "a-b"].map(pathName)).toEqual([
    ...["tools", "myx20tools", "grxf6xdfe", "dinternal", "dvendor", "d_x", "d1a", "x2ex", "a-b"],
  ]);
  expect(packageName("func", new Set())).toBe("func2");
  expect(packageName("Tools-1", new Set(["tools1"]))).toBe("tools12");
  expect(packageName("9", new Set())).toBe("p9");
});

test("a package clause makes a whole file, but not one in a comment or a string", () => {
  expect(isWholeFile("// package x\n\npackage main\n")).toBe(true);
  expect(isWholeFile("/* a\npackage b */ package c")).toBe(true);
  expect(isWholeFile('return "package x", nil')).toBe(false);
  expect(isWholeFile("// package x\nreturn 1, nil")).toBe(false);
  expect(packageClause("// package a\npackage b // c\n")).toEqual({ name: "b", start: 21 });
});

test("a function is found where it is declared, not where it is spoken of", () => {
  expect(declares("func Run(a int) {}", "Run")).toBe(true);
  expect(declares("// func Run()\nvar x = `\nfunc Run()`\nfunc (t T) Run() {}\nfunc Runs() {}", "Run")).toBe(false);
});

test("imports of a body stand before the function, everything else in it", () => {
  const file = fileOfBody(
    "p",
    "t",
    "/code/x.go",
    '// Why.\nimport (\n\t"fmt"\n)\nimport "strings"\n\nfmt.Println("import")\nreturn 1, nil',
  );
  expect(file).toBe(`package p

//line /code/x.go:1:1
// Why.
import (
	"fmt"
)
import "strings"
//line generated.go:1:1
import "agentwright/agent"

// Run answers the tool t.
func Run(host *agent.Host, input agent.Input) (any, error) {
//line /code/x.go:6:1

fmt.Println("import")
return 1, nil
//line generated.go:1:1
	return nil, nil
}
`);
  expect(
    fileOfBody("p", "t", "/x", 'import "agentwright/agent"\nreturn agent.NewObject(), nil').match(/import/g),
  ).toHaveLength(1);
});
