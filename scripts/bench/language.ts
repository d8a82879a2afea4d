import type { Syntax } from "@agentwright/language";
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
  for (let count = 0; tools.length * 8 + 12 < lines; count++) tools.push(tool(count));
  return head + tools.join("");
}

function tool(count: number): string {
  return `  - name: tool_${count}
    description: Looks number ${count} up.
    parameters:
      - name: id
        type: number
        required: true
    language: typescript
    code: "export default ({ id }) => id + ${count};"
`;
}

/** A config of many small sections. */
function smallSections(lines: number): string {
  const sections: string[] = [];
  for (let count = 0; sections.length * 5 + 12 < lines; count++) {
    sections.push(`x-part-${count}:
  title: Part ${count}
  description: Looks it up.
  values: [1, 2, 3]
  on: true
`);
  }
  return head + tool(0) + sections.join("");
}

/** The one list again, an element a line. */
function shortItems(lines: number): string {
  const item = (_: unknown, i: number) => `  - { name: item_${i}, type: text, content: Looks it up. }\n`;
  return `${head.replace("tools:\n", "resources:\n")}${Array.from({ length: lines - 12 }, item).join("")}`;
}

/** The model as JSON of about as many lines. */
function asJson(lines: number): string {
  return JSON.stringify(load(config(Math.round(lines / 1.6))), null, 2);
}

const shapes: readonly (readonly [string, Syntax, (lines: number) => string])[] = [
  ["one list", "yaml", config],
  ["one list of short items", "yaml", shortItems],
  ["small sections", "yaml", smallSections],
  ["one JSON array", "json", asJson],
];

/** What a keystroke costs in a long text against one in a short text. */
function growthRows(): Row[] {
  return shapes.flatMap(([shape, syntax, make]) => {
    const peerMs = keystroke(make(1_000), syntax);
    return [10_000, 50_000].map(lines => ({
      what: `keystroke and check, ${shape}, ${lines} lines`,
      ours: keystroke(make(lines), syntax),
      peer: "the same at 1000 lines",
      peerMs,
    }));
  });
}

/** Parsing against two YAML parsers, one keystroke against a check from scratch, and long texts against short ones. */
export function languageRows(): Row[] {
  return [...parseRows(), ...growthRows()];
}

function parseRows(): Row[] {
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
        ours: keystroke(text, "yaml"),
        peer: "our check from scratch",
        peerMs: check,
      },
    ];
  });
}

/** Types and deletes a letter in the middle of the text; each is a check of the whole file as it then is. */
function keystroke(text: string, syntax: Syntax): number {
  const at = text.indexOf("up.", text.length >> 1);
  let document = openAgent(text, syntax);
  checkAgent(document, { outside: nothingKnown });
  let typed = false;
  const key = () => {
    const edit = typed ? { start: at, end: at + 1, text: "" } : { start: at, end: at, text: "x" };
    typed = !typed;
    document = editAgent(document, [edit]);
    checkAgent(document, { outside: nothingKnown });
  };
  // The engine compiles what it runs often.
  timed(200, key);
  return median(timed(201, key));
}
