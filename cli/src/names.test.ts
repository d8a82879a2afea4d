import { afterEach, expect, test, vi } from "vitest";
import { plainLine, plainText, repositoryName, shellWord, shownName } from "./names.ts";

afterEach(() => vi.unstubAllEnvs());

test("a file that nobody named is called as its neighbours were", () => {
  const file = `${process.cwd()}/agents/agentwright.json`;
  expect(shownName(file, "agents/a.agent.yaml")).toBe("agents/agentwright.json");
  expect(shownName(file, `${process.cwd()}/agents/a.agent.yaml`)).toBe(file);
});

test("a code host calls files by their path in the checkout", () => {
  vi.stubEnv("GITHUB_WORKSPACE", "");
  expect(repositoryName("./a.agent.yaml")).toBe("a.agent.yaml");
  expect(repositoryName("/elsewhere/a.agent.yaml")).toBe("/elsewhere/a.agent.yaml");
  vi.stubEnv("GITHUB_WORKSPACE", `${process.cwd()}/..`);
  const here = process.cwd().split("/").at(-1);
  expect(repositoryName("agents/a.agent.yaml")).toBe(`${here}/agents/a.agent.yaml`);
  expect(repositoryName(`${process.cwd()}/a.agent.yaml`)).toBe(`${here}/a.agent.yaml`);
  expect(repositoryName("/elsewhere/a.agent.yaml")).toBe("/elsewhere/a.agent.yaml");
});

test("what a file holds can't rewrite the screen", () => {
  expect(plainLine("a\u001b[2Kb\r\n\u0085c\td")).toBe("a\\u001b[2Kb\\u000d\\u000a\\u0085c\td");
  expect(plainText("a\n\u001bb")).toBe("a\n\\u001bb");
});

test.each([
  ["agents/a.agent.yaml", "agents/a.agent.yaml"],
  ["my agents/it's.yaml", "'my agents/it'\\''s.yaml'"],
  ["$(x)", "'$(x)'"],
])("%s is the shell word %s", (word, quoted) => {
  expect(shellWord(word)).toBe(quoted);
});
