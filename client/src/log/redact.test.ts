import { shortestSecret } from "@agentwright/protocol";
import { expect, test } from "vitest";
import { createRedactor } from "./redact.ts";

test("a learnt value is never shown, wherever it stands", () => {
  const redactor = createRedactor();
  redactor.learn("correct horse");
  expect(redactor.redact("key=correct horse; again: correct horse")).toBe("key=***; again: ***");
});

test("the longer of two values goes first, so that no rest of it stays", () => {
  const redactor = createRedactor();
  redactor.learn("abcdef");
  redactor.learn("abcdefghij");
  expect(redactor.redact("abcdefghij")).toBe("***");
});

test("the shortest value that a request may carry is hidden", () => {
  const redactor = createRedactor();
  redactor.learn("k9x!".slice(0, shortestSecret));
  expect(redactor.redact("sent k9x! to the host")).toBe("sent *** to the host");
});

test("a short value is not learnt: it would blacken ordinary words", () => {
  const redactor = createRedactor();
  redactor.learn("on");
  expect(redactor.redact("one moment")).toBe("one moment");
});

test.each([
  ["sk-", "a".repeat(24)],
  ["ghp_", "b".repeat(36)],
  ["AIza", "c".repeat(35)],
  ["xoxb-", "1".repeat(20)],
  ["Bearer ", "d".repeat(20)],
])("%s… is known by its shape", (head, tail) => {
  expect(createRedactor().redact(`sent ${head}${tail} to the host`)).toBe("sent *** to the host");
});

test("digests and ordinary text stay", () => {
  const line = `plugin ${"3fa9".repeat(16)} 626 KB in /home/ada/agents/support.agent.yaml`;
  expect(createRedactor().redact(line)).toBe(line);
});
