import { yaml } from "./lib/example.ts";
import type { ListedRule } from "./rule.ts";

/** More findings than are shown. */
export const tooManyFindings: ListedRule = {
  code: "AW903",
  name: "too-many-findings",
  title: "More findings than are shown",
  severity: "information",
  why: "Only the first thousand findings of a file are shown, because nobody reads more and the editor would slow down. The rest comes when some of these are gone.",
  from: "comments",
  bad: { text: manyMistakes() },
  good: yaml`
    identity:
      name: Support Triage
      type: assistant
  `,
};

function manyMistakes(): string {
  const fields = Array.from({ length: 1001 }, (_, i) => `  thing${i}: 1\n`).join("");
  return `identity:\n  name: Support Triage\n  type: assistant\n${fields}`;
}
