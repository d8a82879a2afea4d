import { expect, test } from "vitest";
import { createRedactor } from "../log/redact.ts";
import { crashFixture } from "./crash.ts";

test("the text is kept to the character, without keys and without folders", () => {
  const redactor = createRedactor();
  redactor.learn("correct horse");
  const key = `sk-proj-${"Example0".repeat(5)}`;
  const text = `\uFEFFa: 1\r\n\tb: correct horse\r\nkey: ${key}\r\n`;
  const written = crashFixture({
    crash: {
      uri: "file:///people/ada/agents/my%20agent.agent.yaml",
      languageId: "agent-yaml",
      text,
      what: "textDocument/hover",
      stack: "TypeError: no\n    at hover (/people/ada/.vscode/agentwright/dist/server.js:1:2)",
    },
    version: "1.2.3",
    redact: redactor.redact,
    folders: [["/people/ada", "~"]],
  });
  expect(written).not.toContain("/people/ada");
  const { text: kept, ...rest } = JSON.parse(written);
  expect(rest).toEqual({
    format: 1,
    what: "textDocument/hover",
    version: "1.2.3",
    file: "my agent.agent.yaml",
    languageId: "agent-yaml",
    stack: ["TypeError: no", "    at hover (~/.vscode/agentwright/dist/server.js:1:2)"],
  });
  expect(kept).toMatch(/^\uFEFFa: 1\r\n\tb: \*\*\*\r\nkey: /);
  expect(kept).not.toContain("Example0");
});
