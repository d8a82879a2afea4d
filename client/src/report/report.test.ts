import { expect, test } from "vitest";
import { formatReport } from "./report.ts";

test("facts, settings and log, with folders as words", () => {
  const report = formatReport({
    facts: [["extension", "0.1.0"]],
    settings: [["build.outDir", "changed"]],
    log: ["Compile /home/ada/work/agents/a.agent.yaml", "cache in /home/ada/.cache", "C:\\home\\ada\\x"],
    folders: [
      ["/home/ada", "~"],
      ["/home/ada/work/agents", "<workspace>"],
    ],
  });
  expect(report).toBe(
    [
      "### Agentwright",
      "",
      "- extension: 0.1.0",
      "",
      "### Settings",
      "",
      "- build.outDir: changed",
      "",
      "### Log",
      "",
      "```text",
      "Compile <workspace>/a.agent.yaml",
      "cache in ~/.cache",
      "C:~\\x",
      "```",
      "",
    ].join("\n"),
  );
});

test("an empty log says so", () => {
  expect(formatReport({ facts: [], settings: [], log: [], folders: [] })).toContain("(empty)");
});
