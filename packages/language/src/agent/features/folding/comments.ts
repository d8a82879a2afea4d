import type { FoldingRangeKind } from "vscode-languageserver-types";
import { commentsOf } from "../../../syntax/comments.ts";
import type { SourceDocument } from "../../../syntax/document.ts";

/** A fold of comments, as lines. */
interface CommentFold {
  readonly start: number;
  readonly end: number;
  readonly kind: FoldingRangeKind;
}

const opens = /^(?:#|\/\/)\s*#?region\b/i;
const closes = /^(?:#|\/\/)\s*#?endregion\b/i;

/**
 * Runs of lines that are nothing but comments, comments of several lines, and what stands between `# region` and
 * `# endregion`. What merely looks like a comment inside a text is none.
 */
export function commentFolds(source: SourceDocument): CommentFold[] {
  const { text, lines } = source;
  const found: CommentFold[] = [];
  const regions: number[] = [];
  let first = -1;
  let last = -2;
  const flush = (): void => {
    if (last > first) found.push({ start: first, end: last, kind: "comment" });
    first = -1;
    last = -2;
  };
  for (const comment of commentsOf(source)) {
    const from = lines.positionAt(comment.start);
    const to = lines.positionAt(comment.end);
    const isOpening = opens.test(comment.text);
    const isClosing = !isOpening && closes.test(comment.text);
    if (isOpening) regions.push(from.line);
    const opened = isClosing ? regions.pop() : undefined;
    if (opened !== undefined) found.push({ start: opened, end: from.line, kind: "region" });
    const isAlone = text.slice(lines.start(from.line), comment.start).trim() === "";
    if (!isAlone || isOpening || isClosing) continue;
    if (from.line !== last + 1) flush();
    if (first < 0) first = from.line;
    last = to.line;
  }
  flush();
  return found;
}
