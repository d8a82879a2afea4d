import { expect, test } from "vitest";
import { openLogBook } from "./logs.ts";
import type { CallLimits } from "./types.ts";

const limits = { logLines: 2, logLength: 10 } as CallLimits;

test("a secret is masked before its line is cut, so that no half of it stays", () => {
  const book = openLogBook(limits, text => text.replaceAll("sesame-open", "•••"));
  book.add([{ level: "info", message: "with sesame-open" }]);
  expect(book.all()[0]?.message).toBe("with •••");
  book.add([{ level: "info", message: `${"x".repeat(12)} sesame-open` }]);
  expect(book.all()[1]?.message).toBe(`${"x".repeat(10)}… (6 more characters)`);
});
