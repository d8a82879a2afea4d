import { expect, test } from "vitest";
import { formatReport } from "./report.ts";

test("facts, settings and log, with folders as words", () => {
  const report = formatReport({
    facts: [["extension", "0.1.0"]],
    settings: [["build.outDir", "changed"]],
    log: ["Compile /home/ada/code/agents/a.agent.yaml", "cache in /home/ada/.cache", "C:\\home\\ada\\x"],
    folders: [
      ["/home/ada", "~"],
      ["/home/ada/code/agents", "<workspace>"],
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

test("a folder is hidden however it is spelled", () => {
  const log = [
    "read file:///c%3A/Users/Ann%20Lee/a.agent.yaml",
    "read file:///c:/Users/Ann%20Lee/b",
    String.raw`{"path":"C:\\Users\\Ann Lee\\c"} c:\Users\Ann Lee\d`,
  ];
  const report = formatReport({ facts: [], settings: [], log, folders: [["C:/Users/Ann Lee", "~"]] });
  expect(report).not.toContain("Ann");
  expect(report).toContain("read file:///~/a.agent.yaml");
});
