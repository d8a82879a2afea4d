import { nodeAt, type SourceDocument, type TextEdit } from "../../syntax/index.ts";
import type { AgentDocument } from "../document.ts";

interface At {
  readonly line: number;
  readonly character: number;
}

/** Findings that speak of no place in the text: no comment hides them, only the project file. */
const placeless: readonly string[] = ["AW900", "AW903"];

/**
 * A comment above a finding's line that silences it. Undefined where there can be none: plain JSON has no comments, and
 * inside a text that spans lines it would become part of that text.
 */
export function silenceOnLine({ source }: AgentDocument, code: string, at: At): readonly TextEdit[] | undefined {
  if (source.syntax === "json" || placeless.includes(code)) return undefined;
  const { text, lines } = source;
  const start = at.line === 0 ? afterMark(text) : lines.start(at.line);
  const node = nodeAt(source, lines.offsetAt(at))?.located;
  if (node?.node.kind === "scalar" && node.piece.start + node.node.start < start) return undefined;
  return commentAbove(source, start, code, source.syntax === "yaml" ? "#" : "//");
}

/** A comment that silences a rule in the whole file; undefined in plain JSON. */
export function silenceInFile({ source }: AgentDocument, code: string): readonly TextEdit[] | undefined {
  if (source.syntax === "json" || placeless.includes(code)) return undefined;
  return commentAtTop(source.text, code, source.syntax === "yaml" ? "#" : "//");
}

/** A comment above the line that begins at `start`, or the code behind one that is there already. */
export function commentAbove(
  { text, lines }: Pick<SourceDocument, "text" | "lines">,
  start: number,
  code: string,
  mark: "#" | "//",
): readonly TextEdit[] {
  const { line } = lines.positionAt(start);
  const aboveAt = line > 0 ? lines.start(line - 1) : start;
  const above = text.slice(aboveAt, start);
  const has = /agentwright-disable-next-line[^\r\n]*?(?=[ \t]*(?:\*\/)?[ \t]*\r?\n?$)/.exec(above);
  if (has) return [insert(aboveAt + has.index + has[0].length, ` ${code}`)];
  const indent = /^[ \t]*/.exec(text.slice(start, start + 1000))?.[0] ?? "";
  return [insert(start, `${indent}${mark} agentwright-disable-next-line ${code}${newline(text)}`)];
}

/** A comment for the whole file. */
export function commentAtTop(text: string, code: string, mark: "#" | "//"): readonly TextEdit[] {
  const has = /(?:#|\/\/)[ \t]*agentwright-disable-file[^\r\n]*/.exec(text);
  if (has) return [insert(has.index + has[0].trimEnd().length, ` ${code}`)];
  return [insert(afterMark(text), `${mark} agentwright-disable-file ${code}${newline(text)}`)];
}

function insert(at: number, text: string): TextEdit {
  return { start: at, end: at, text };
}

/** Behind the byte order mark, which must stay first. */
export function afterMark(text: string): number {
  return text.startsWith("\uFEFF") ? 1 : 0;
}

function newline(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? "\n";
}
