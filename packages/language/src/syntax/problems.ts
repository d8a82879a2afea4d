import type { SourceDocument } from "./document.ts";
import { partsOf } from "./parse.ts";
import type { SyntaxProblem } from "./tree.ts";
import { duplicateMessage, keyName } from "./yaml/keys.ts";

/**
 * All that isn't well-formed in a document, in order, with absolute offsets: the problems of its pieces, and the
 * top-level keys that stand twice, which no piece can know of.
 */
export function problemsOf(doc: SourceDocument): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  for (const { start, problems: own } of doc.pieces) {
    for (const problem of own) problems.push({ ...problem, start: problem.start + start, end: problem.end + start });
  }
  if (!doc.root) {
    const names = new Set<string>();
    // Entries of one piece know of each other already.
    const parts = partsOf(doc);
    for (const part of parts) {
      const fresh: string[] = [];
      for (const { key } of part.entries) {
        const name = keyName(key);
        fresh.push(name);
        if (!names.has(name)) continue;
        const start = part.start + key.start;
        problems.push({ kind: "duplicate-key", start, end: part.start + key.end, message: duplicateMessage(name) });
      }
      for (const name of fresh) names.add(name);
    }
  }
  return problems.sort((a, b) => a.start - b.start || a.end - b.end);
}
