import type { PieceGroup, SourceDocument } from "./document.ts";
import type { Group } from "./groups.ts";
import { tallyOf } from "./tally.ts";
import type { SyntaxProblem } from "./tree.ts";
import { duplicateMessage, keyName } from "./yaml/keys.ts";

/**
 * All that isn't well-formed in a document, in order, with absolute offsets: the problems of its pieces, and the
 * top-level keys that stand twice, which no piece can know of.
 */
export function problemsOf(doc: SourceDocument): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  for (const group of doc.groups) {
    if (!group.troubled) continue;
    for (const { start, problems: own } of group.pieces) {
      for (const problem of own) problems.push({ ...problem, start: problem.start + start, end: problem.end + start });
    }
  }
  const twice = doc.root ? undefined : repeatedKeys(doc);
  if (twice && twice.size > 0) addRepeated(doc, twice, problems);
  return problems.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Names of top-level keys that stand more than once. */
export function repeatedKeys(doc: SourceDocument): ReadonlySet<string> {
  return tallyOf<PieceGroup>(doc, repeatedKeys, topNames).repeated(doc.groups);
}

function topNames(group: PieceGroup): readonly string[] {
  if (group.listed) return [];
  return (group as Group).pieces.flatMap(({ entries, root }) =>
    (root?.kind === "map" ? root.entries : entries).map(({ key }) => keyName(key)),
  );
}

function addRepeated(doc: SourceDocument, repeated: ReadonlySet<string>, problems: SyntaxProblem[]): void {
  const names = new Set<string>();
  for (const group of doc.groups as readonly Group[]) {
    if (group.listed) continue;
    for (const part of group.pieces) {
      // Entries of one piece know of each other already.
      const fresh: string[] = [];
      for (const { key } of part.entries) {
        const name = keyName(key);
        if (!repeated.has(name)) continue;
        fresh.push(name);
        if (!names.has(name)) continue;
        const start = part.start + key.start;
        problems.push({ kind: "duplicate-key", start, end: part.start + key.end, message: duplicateMessage(name) });
      }
      for (const name of fresh) names.add(name);
    }
  }
}
