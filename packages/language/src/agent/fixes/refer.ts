import type { SourceDocument, Syntax, TextEdit } from "../../syntax/index.ts";
import { nodeAt, parseSource } from "../../syntax/index.ts";
import { isInFlow } from "./edits.ts";

/**
 * Puts a reference to a secret between two offsets. Quotes that stand there stay; a plain YAML text in `{…}` or `[…]`
 * gets some, as its braces would otherwise open a map.
 */
export function refer(document: SourceDocument, start: number, end: number, secret: string): readonly TextEdit[] {
  const { text } = document;
  const quote = /^(["']).*\1$/s.exec(text.slice(start, end))?.[1] ?? "";
  const reference = `\${secret:${secret}}`;
  const { path, located } = nodeAt(document, start);
  const node = located?.node;
  if (!located || node?.kind !== "scalar" || node.style !== "plain" || !isInFlow(document, path)) {
    return [{ start, end, text: `${quote}${reference}${quote}` }];
  }
  const from = located.piece.start + node.start;
  const to = located.piece.start + node.end;
  if (start < from || end > to) return [{ start, end, text: reference }];
  const whole = text.slice(from, start) + reference + text.slice(end, to);
  return [
    {
      start: from,
      end: to,
      text: whole.includes('"') || whole.includes("\\") ? `'${whole.replaceAll("'", "''")}'` : `"${whole}"`,
    },
  ];
}

/** The same for a text that is not open as a document: what a command of an editor has. */
export function referIn(text: string, syntax: Syntax, start: number, end: number, secret: string): readonly TextEdit[] {
  return refer(parseSource(text, syntax), start, end, secret);
}
