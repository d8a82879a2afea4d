import { expect, test } from "vitest";
import { checkAgent, openAgent } from "../index.ts";
import { fill } from "./problem.ts";

test("a sentence takes its words from the arguments alone, and quotes no key", () => {
  expect(fill("`{name}` and `{toString}` and `{n}`", { name: "x", n: 2 })).toBe("`x` and `{toString}` and `2`");
  expect(fill("`{name}`", { name: "ghp_4fG7hJ2kL9mN3pQ8rS5tU1vW6xY0zAbCdEfG" })).toBe("`${secret:GITHUB_TOKEN}`");
});

test("a key where the name of a rule or a field belongs is not in the finding", () => {
  const key = "sk-proj-4fG7hJ2kL9mN3pQ8rS5tU1vW6xY0zA";
  const text = `identity:\n  name: A # agentwright-disable-line ${key}\n  ${key}: 1\n${key}: 2\n`;
  const findings = checkAgent(openAgent(text, "yaml"));
  expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining(["AW902", "AW134"]));
  expect(JSON.stringify(findings)).not.toContain("4fG7hJ2k");
});
