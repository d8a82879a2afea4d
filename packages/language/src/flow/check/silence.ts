import { afterMark, commentAbove, commentAtTop } from "../../agent/silence/silence.ts";
import type { TextEdit } from "../../syntax/index.ts";
import type { FlowDocument } from "../document.ts";
import { isBetweenTokens } from "./comments.ts";

/** Findings that speak of no place in the text: no comment hides them, only the project file. */
const placeless: readonly string[] = ["AW900", "AW903"];

/** A comment above a finding's line that silences it; undefined inside of a text that spans lines. */
export function silenceFlowOnLine(
  document: FlowDocument,
  code: string,
  at: { readonly line: number },
): readonly TextEdit[] | undefined {
  if (placeless.includes(code)) return undefined;
  const start = at.line === 0 ? afterMark(document.text) : document.lines.start(at.line);
  return isBetweenTokens(document, start) ? commentAbove(document, start, code, "//") : undefined;
}

/** A comment that silences a rule in the whole file. */
export function silenceFlowInFile({ text }: FlowDocument, code: string): readonly TextEdit[] | undefined {
  return placeless.includes(code) ? undefined : commentAtTop(text, code, "//");
}
