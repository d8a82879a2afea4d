import { commentsOf } from "../../../syntax/comments.ts";
import { textDifference } from "../../../syntax/difference.ts";
import type { Section, SourceDocument, TextEdit } from "../../../syntax/document.ts";
import { parseSource } from "../../../syntax/parse.ts";
import { problemsOf } from "../../../syntax/problems.ts";
import { documentValue } from "../../../syntax/value.ts";
import { applyTextEdits } from "../apply.ts";
import { isSame } from "../same.ts";
import { reorderBlock } from "./block.ts";
import { reorderFlow } from "./flow.ts";
import { unsortedMaps } from "./maps.ts";

/** Maps are sorted from the outside in, one level a turn; no config is deeper than this. */
const mostTurns = 20;

/** Is there a map whose keys don't stand in the order of the format? `section`: in this section alone. */
export function isUnsorted(source: SourceDocument, section?: Section): boolean {
  return !unsortedMaps(source, section).next().done;
}

/**
 * Puts the keys of all maps, or of those in the section called `name`, in the order of the format; comments move with
 * their keys. Undefined where nothing is to be done, or where the text would not mean the same then: an alias would
 * stand before its anchor, or the text isn't well-formed.
 */
export function sortKeys(source: SourceDocument, name?: string): TextEdit | undefined {
  const problems = problemsOf(source);
  if (problems.some(({ kind }) => kind !== "comment-in-json" && kind !== "trailing-comma")) return undefined;
  let sorted = source;
  for (let turn = 0; turn < mostTurns; turn++) {
    const section = name === undefined ? undefined : sorted.sections.find(one => one.name === name);
    if (name !== undefined && !section) return undefined;
    const edits: TextEdit[] = [];
    for (const map of unsortedMaps(sorted, section)) {
      const edit = map.open >= 0 ? reorderFlow(sorted, map) : reorderBlock(sorted, map);
      if (!edit) return undefined;
      edits.push(edit);
    }
    if (edits.length === 0) break;
    sorted = parseSource(applyTextEdits(sorted.text, edits), source.syntax);
  }
  return means(source, sorted) ? textDifference(source.text, sorted.text) : undefined;
}

/** Do both have the same value, orders of keys aside, the same comments, and as many problems? */
function means(a: SourceDocument, b: SourceDocument): boolean {
  const comments = (source: SourceDocument) => [...commentsOf(source)].map(({ text }) => text).sort();
  return (
    problemsOf(a).length === problemsOf(b).length &&
    isSame(comments(a), comments(b)) &&
    isSame(documentValue(a), documentValue(b), false)
  );
}
