import { Lines } from "@agentwright/language/syntax/lines";
import type { FileFinding, Range, Severity } from "@agentwright/protocol";

/**
 * Where a text that becomes part of the plugin comes from: a file, or a value inside a config. Places are zero-based,
 * in the text as it is embedded (LF, no byte order mark); `rangeOf` says where that is for a person.
 */
export interface Origin {
  /** Absolute path of the file to show. */
  readonly file: string;
  rangeOf(start: { line: number; character: number }, end: { line: number; character: number }): Range;
}

/** A file's own text: lines and characters are the same, whichever line ends the file has on disk. */
export function fileOrigin(file: string): Origin {
  return { file, rangeOf: (start, end) => ({ start, end }) };
}

/** One finding about tool code: from a place up to the end of the word or sign that stands there. */
export function findingAt(
  origin: Origin,
  text: string,
  at: { line: number; character: number },
  what: { code: string; message: string; severity?: Severity; length?: number },
): FileFinding {
  const seen = visibleFrom(text, at);
  const line = lineOf(text, seen.line);
  const length = what.length ?? (/^(\w+|[^\s\w])/.exec(line.slice(seen.character))?.[0].length || 1);
  const end = { line: seen.line, character: Math.max(seen.character, Math.min(seen.character + length, line.length)) };
  const range = origin.rangeOf(seen, end);
  return { file: origin.file, code: what.code, severity: what.severity ?? "error", message: what.message, range };
}

/** Where nothing stands any more (code that ends too early), the last sign before it: something must be underlined. */
function visibleFrom(text: string, at: { line: number; character: number }): { line: number; character: number } {
  for (let line = at.line; line >= 0; line--) {
    const whole = lineOf(text, line);
    const character = line === at.line ? at.character : whole.length;
    if (line === at.line && whole.slice(character).trim() !== "") return { line, character };
    const before = whole.slice(0, character).trimEnd();
    if (before !== "") return { line, character: before.length - 1 };
  }
  return { line: 0, character: 0 };
}

/** The part of a line from its first to its last visible character. */
export function visiblePart(text: string, line: number): { start: number; length: number } {
  const whole = lineOf(text, line);
  const start = whole.length - whole.trimStart().length;
  return { start, length: whole.trim().length };
}

function lineOf(text: string, line: number): string {
  const lines = new Lines(text);
  return text.slice(lines.start(line), lines.start(line + 1)).replace(/\n$/, "");
}
