import { readFileSync } from "node:fs";
import type { BuildEvent } from "@agentwright/protocol";
import { expect, test } from "vitest";
import { lineInTask } from "./line-in-task.ts";

const { contributes } = JSON.parse(readFileSync(new URL("../../../../package.json", import.meta.url), "utf8"));
const [{ pattern }] = contributes.problemMatchers as [{ pattern: Record<string, unknown> & { regexp: string } }];

test("the problem matcher reads what a task prints of a finding, and nothing else", () => {
  const range = { start: { line: 2, character: 8 }, end: { line: 2, character: 17 } };
  const finding = {
    file: "C:/w/a b.agent.yaml",
    code: "AW120",
    severity: "error",
    message: "Not a type: x.\nSee.",
    range,
  };
  const line = lineInTask({ build: "1", at: 0, type: "finding", finding } as BuildEvent);
  const found = new RegExp(pattern.regexp).exec(line);
  const parts = ["file", "line", "column", "severity", "code", "message"].map(key => found?.[Number(pattern[key])]);
  expect(parts).toEqual(["C:/w/a b.agent.yaml", "3", "9", "error", "AW120", "Not a type: x. See."]);
  const step = lineInTask({ build: "1", at: 0, type: "log", level: "error", message: "a:1:2: odd" } as BuildEvent);
  expect(new RegExp(pattern.regexp).exec(step)).toBeNull();
});
