import type { FormatOptions } from "@agentwright/language/agent/format/options";
import type { Lines, TextEdit as OffsetEdit } from "@agentwright/language/syntax/index";
import type { FormattingOptions, TextEdit } from "vscode-languageserver";

/** What an editor asks of formatting, in our words. */
export function formatOptions({ tabSize, insertSpaces, insertFinalNewline }: FormattingOptions): FormatOptions {
  return { indent: tabSize, tabs: !insertSpaces, finalNewline: insertFinalNewline === true };
}

/** Edits by offsets as LSP has them. */
export function toTextEdits(lines: Lines, edits: readonly OffsetEdit[]): TextEdit[] {
  return edits.map(({ start, end, text }) => ({ range: lines.range(start, end), newText: text }));
}
