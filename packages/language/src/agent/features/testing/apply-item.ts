import type { CompletionItem, TextEdit } from "vscode-languageserver-types";
import { withoutBlanks } from "../completion/snippet.ts";
import type { FeatureDocument } from "../context.ts";

/** The text after an item was taken, as an editor does it: deeper lines get the indentation of the line. */
export function applyItem({ source }: FeatureDocument, item: CompletionItem): string {
  const { lines, text } = source;
  const main = item.textEdit;
  if (!main || !("range" in main)) throw new Error("the item has no edit with one range");
  const from = lines.offsetAt(main.range.start);
  const lineStart = lines.start(main.range.start.line);
  const indent = /^[ \t]*/.exec(text.slice(lineStart, from))?.[0] ?? "";
  const newText = item.insertTextFormat === 2 ? withoutBlanks(main.newText) : main.newText;
  const edits: TextEdit[] = [
    { range: main.range, newText: newText.replaceAll("\n", `\n${indent}`) },
    ...(item.additionalTextEdits ?? []),
  ];
  return edits
    .map(({ range, newText: replaced }) => ({
      start: lines.offsetAt(range.start),
      end: lines.offsetAt(range.end),
      replaced,
    }))
    .sort((a, b) => b.start - a.start)
    .reduce((done, { start, end, replaced }) => done.slice(0, start) + replaced + done.slice(end), text);
}
