import type { Example } from "../rule.ts";

type More = Omit<Example, "text" | "syntax">;

/** A YAML example, written indented in the source: as a tag, or with more to say as a function. */
export function yaml(text: string | TemplateStringsArray, more: More = {}): Example {
  return written(text, more);
}

/** A JSON example: always whole. */
export function json(text: string | TemplateStringsArray, more: More = {}): Example {
  return written(text, { syntax: "json", whole: true, ...more });
}

/** A JSON example with comments: always whole. */
export function jsonc(text: string | TemplateStringsArray, more: More = {}): Example {
  return written(text, { syntax: "jsonc", whole: true, ...more });
}

/** Examples are read by tests and by the docs alone: nobody who merely starts the program pays for their layout. */
function written(text: string | TemplateStringsArray, more: Omit<Example, "text">): Example {
  return {
    get text() {
      return dedent(textOf(text));
    },
    ...more,
  };
}

function textOf(text: string | TemplateStringsArray): string {
  return typeof text === "string" ? text : text.join("");
}

/** What an example may leave out. */
const required: Readonly<Record<string, string>> = {
  identity: "identity:\n  name: Example Agent\n  type: assistant\n",
  personality: "personality:\n  traits: [helpful]\n  communicationStyle: friendly\n",
  capabilities:
    "capabilities:\n  canBrowseWeb: false\n  canExecuteCode: false\n  canAccessFiles: false\n  networkAccess: false\n",
};

/** The example's text with the required sections that it leaves out put before it. */
export function completeExample(example: Example): string {
  if (example.whole || (example.syntax ?? "yaml") !== "yaml") return example.text;
  const missing = Object.keys(required).filter(name => !new RegExp(`^"?${name}"?:`, "m").test(example.text));
  return missing.map(name => required[name]).join("") + example.text;
}

function dedent(text: string): string {
  const lines = text
    .replace(/^\n/, "")
    .replace(/\n[ \t]*$/, "\n")
    .split("\n");
  const indents = lines.filter(line => line.trim() !== "").map(line => /^ */.exec(line)?.[0].length ?? 0);
  const indent = Math.min(...indents);
  return lines.map(line => line.slice(Math.min(indent, /^ */.exec(line)?.[0].length ?? 0))).join("\n");
}
