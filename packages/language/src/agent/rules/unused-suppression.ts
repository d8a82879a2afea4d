import type { SourceDocument, TextEdit } from "../../syntax/index.ts";
import { sure } from "./lib/one-fix.ts";
import type { ListedRule } from "./rule.ts";

/** A suppression that suppresses nothing. */
export const unusedSuppression: ListedRule = {
  code: "AW901",
  name: "unused-suppression",
  title: "A suppression that suppresses nothing",
  severity: "hint",
  why: "The finding that this comment hid is gone, or never was there. A stale comment would hide the next one unseen. Remove the code, or the comment.",
  from: "comments",
  tags: ["unused"],
  fix({ start, end }, { document }) {
    return sure("Remove it", removeCode(document, start, end));
  },
};

/** The code alone, or the whole comment where it is the only one. */
function removeCode(document: SourceDocument, start: number, end: number): readonly TextEdit[] {
  const { line } = document.lines.positionAt(start);
  const lineStart = document.lines.start(line);
  const nextLine = document.lines.start(line + 1);
  const before = document.text.slice(lineStart, start);
  const after = /^[^\r\n]*/.exec(document.text.slice(end))?.[0] ?? "";
  const mark = /[ \t]*(?:#|\/\/)[ \t]*agentwright-disable-(?:next-line|line|file)[ \t]+$/.exec(before);
  if (!mark || after.trim() !== "") {
    const blanks = /[ \t,]+$/.exec(before)?.[0].length ?? 0;
    return [{ start: start - blanks, end, text: "" }];
  }
  const alone = before.slice(0, mark.index).trim() === "";
  return [alone ? { start: lineStart, end: nextLine, text: "" } : { start: lineStart + mark.index, end, text: "" }];
}
