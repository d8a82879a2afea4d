import { checkAgent, editAgent, nothingKnown, openAgent, parseSource } from "@agentwright/language";
import { load } from "js-yaml";
import { parseDocument } from "yaml";
import { median, type Row, timed } from "./measure.ts";

const head = `identity:
  name: Bench
  type: assistant
personality:
  traits: [helpful]
  communicationStyle: friendly
capabilities:
  canBrowseWeb: false
  canExecuteCode: false
  canAccessFiles: false
  networkAccess: false
tools:
`;

/** A config with that many lines, nearly all of them in one list. */
function config(lines: number): string {
  const tools: string[] = [];
  for (let count = 0; tools.length * 8 + 12 < lines; count++) {
    tools.push(`  - name: tool_${count}
    description: Looks number ${count} up.
    parameters:
      - name: id
        type: number
        required: true
    language: typescript
    code: "export default ({ id }) => id + ${count};"
`);
  }
  return head + tools.join("");
}

/** Parsing against two YAML parsers, and one keystroke against a check from scratch. */
export function languageRows(): Row[] {
  return [1_000, 10_000, 50_000].flatMap(lines => {
    const text = config(lines);
    const parse = median(timed(9, () => parseSource(text, "yaml")));
    const context = { outside: nothingKnown };
    const check = median(timed(9, () => checkAgent(openAgent(text, "yaml"), context)));
    return [
      {
        what: `parse ${lines} lines`,
        ours: parse,
        peer: "yaml parseDocument",
        peerMs: median(timed(9, () => parseDocument(text))),
      },
      {
        what: `parse ${lines} lines`,
        ours: parse,
        peer: "js-yaml load (no ranges)",
        peerMs: median(timed(9, () => load(text))),
      },
      {
        what: `keystroke and check, ${lines} lines`,
        ours: keystroke(text),
        peer: "our check from scratch",
        peerMs: check,
      },
    ];
  });
}

/** Types and deletes a letter in the middle of the text; each is a check of the whole file as it then is. */
function keystroke(text: string): number {
  const at = text.indexOf("up.", text.length >> 1);
  let document = openAgent(text, "yaml");
  checkAgent(document, { outside: nothingKnown });
  let typed = false;
  return median(
    timed(41, () => {
      const edit = typed ? { start: at, end: at + 1, text: "" } : { start: at, end: at, text: "x" };
      typed = !typed;
      document = editAgent(document, [edit]);
      checkAgent(document, { outside: nothingKnown });
    }),
  );
}
