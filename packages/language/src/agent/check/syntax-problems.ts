import type { SyntaxProblem } from "../../syntax/index.ts";

type Kind = SyntaxProblem["kind"];

/** Which rule speaks for which problem of the text. */
export const syntaxCodes: Readonly<Record<Kind, string>> = {
  "tab-indent": "AW101",
  "bad-indent": "AW102",
  "unclosed-quote": "AW103",
  "unclosed-flow": "AW103",
  "missing-colon": "AW104",
  "missing-comma": "AW104",
  "bad-escape": "AW105",
  "bad-value": "AW106",
  "duplicate-key": "AW107",
  "unknown-alias": "AW108",
  "alias-cycle": "AW108",
  "non-scalar-key": "AW109",
  "extra-document": "AW110",
  "trailing-comma": "AW111",
  "comment-in-json": "AW112",
  unexpected: "AW113",
  "too-deep": "AW114",
};

/** After these the tree around is as the writer meant it. */
const harmless: ReadonlySet<Kind> = new Set([
  "duplicate-key",
  "trailing-comma",
  "comment-in-json",
  "bad-escape",
  "unknown-alias",
  "alias-cycle",
  "extra-document",
]);

/** May the tree around this problem differ from what was meant? */
export function isSerious(problem: SyntaxProblem): boolean {
  return !harmless.has(problem.kind);
}
