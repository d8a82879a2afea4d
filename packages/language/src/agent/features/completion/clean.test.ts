import { expect, test } from "vitest";
import { checkAgent } from "../../check/check.ts";
import { openAgent } from "../../document.ts";
import { nothingKnown } from "../../outside.ts";
import { applyItem } from "../testing/apply-item.ts";
import { marked } from "../testing/marked.ts";
import { complete } from "./complete.ts";

const base = `identity:
  name: Triage
  type: analyst
personality:
  traits: [helpful]
  communicationStyle: friendly
capabilities:
  canBrowseWeb: false
  canExecuteCode: false
  canAccessFiles: false
  networkAccess: true
`;

/** What is wrong in the text after each offered snippet was taken as it stands. */
function findingsAfter(text: string, fileName: string, wanted: (label: string) => boolean): Record<string, string[]> {
  const { document, offset } = marked(text, fileName);
  const items = complete(document, offset, { outside: nothingKnown }).filter(({ label }) => wanted(label));
  return Object.fromEntries(
    items.map(item => {
      const after = openAgent(applyItem(document, item), document.source.syntax);
      return [item.label, checkAgent(after).map(({ code, message }) => `${code} ${message}`)];
    }),
  );
}

const all = () => true;

test("a whole agent checks clean as it comes", () => {
  for (const fileName of ["a.agent.yaml", "a.agent.json"]) {
    expect(findingsAfter("|", fileName, all)).toEqual({ agent: [], "agent with a tool": [] });
  }
  expect(findingsAfter("# Who it is.\nag|", "a.agent.yaml", all)).toEqual({ agent: [], "agent with a tool": [] });
});

test("each new element checks clean as it comes", () => {
  const named = (label: string) => label.includes(" ");
  const check = (list: string) => findingsAfter(`${base}${list}:\n  - |\n`, "a.agent.yaml", named);
  expect(check("tools")).toEqual({ "tool in a file": [], "tool with code": [], "HTTP tool": [], "flow tool": [] });
  expect(check("resources")).toEqual({ "resource from a file": [], "resource with content": [] });
  expect(check("mcpServers")).toEqual({ "MCP server": [] });
});

test("in JSON too, with the comma that was missing", () => {
  const json = `{
  "identity": { "name": "Triage", "type": "analyst" },
  "personality": { "traits": ["helpful"], "communicationStyle": "friendly" },
  "capabilities": { "canBrowseWeb": false, "canExecuteCode": false, "canAccessFiles": false, "networkAccess": true }
  |
}`;
  const found = findingsAfter(json, "a.agent.json", label =>
    ["tools", "model", "resources", "mcpServers"].includes(label),
  );
  expect(found).toEqual({ model: expect.any(Array), tools: [], resources: [], mcpServers: [] });
  expect(found.model?.filter(finding => !finding.includes("key"))).toEqual([]);
});
