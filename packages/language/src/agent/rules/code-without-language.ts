import { find } from "../../syntax/index.ts";
import { insertField } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { PartRule } from "./rule.ts";

/** Code without a language. */
export const codeWithoutLanguage: PartRule = {
  code: "AW164",
  name: "code-without-language",
  title: "Code without a language",
  severity: "error",
  why: "The same text can be TypeScript or Go. `language` says how it is to be compiled.",
  from: "part",
  sections: ["tools"],
  check(part, report) {
    if (part.text("code") === undefined || !part.lacks("language")) return;
    report({ path: ["code"], part: "key", absence: true }, "`code` needs a `language`.");
  },
  fix({ path }, { document }) {
    const tool = path.slice(0, -1);
    const node = find(document, path)?.node;
    const isGo = node?.kind === "scalar" && /^\s*(?:package \w+|func \w+\()/m.test(String(node.value));
    const language = isGo ? "go" : "typescript";
    return sure(`Add \`language: ${language}\``, insertField(document, tool, "language", language));
  },
};
