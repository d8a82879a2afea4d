import type { SourceDocument, TextEdit } from "../../syntax/document.ts";
import { type JsonToken, jsonTokens } from "./json-tokens.ts";
import { type FormatOptions, indentOf } from "./options.ts";
import { isSound } from "./sound.ts";

/** The longest line on which a list or map stays that was written on one. */
const longestLine = 100;

/** The edits that format a JSON or JSONC text, in order; none if it isn't well-formed. */
export function formatJson(source: SourceDocument, options: FormatOptions): TextEdit[] {
  if (!source.pieces.every(isSound)) return [];
  const { text } = source;
  const tokens = jsonTokens(text);
  const first = tokens[0];
  if (!first) return [];
  const printer = new JsonLayout(text, tokens, options, eolOf(text));
  for (let i = 0; i < tokens.length; i++) printer.token(i);
  const last = tokens.at(-1);
  const tail = text.slice(last?.end ?? 0);
  const newline = /[\r\n]/.test(tail) || options.finalNewline ? printer.eolIn(tail) : "";
  printer.gap(last?.end ?? 0, text.length, newline);
  return printer.edits;
}

function eolOf(text: string): string {
  const at = text.search(/[\r\n]/);
  return at < 0 ? "\n" : text[at] === "\n" ? "\n" : text[at + 1] === "\n" ? "\r\n" : "\r";
}

/** Sets the tokens one by one. Lists and maps that were on one line and fit stay there. */
class JsonLayout {
  readonly edits: TextEdit[] = [];
  readonly #text: string;
  readonly #tokens: readonly JsonToken[];
  readonly #unit: string;
  readonly #width: number;
  readonly #eol: string;
  /** For each opening bracket the index of the closing one. */
  readonly #closing: Int32Array;
  /** Of each token: where its end would be if all of the text were on one line. */
  readonly #flat: Int32Array;
  /** Is the bracket's content on its line? The innermost bracket last. */
  readonly #open: boolean[] = [];
  /** Column behind what was set last. */
  #column = 0;

  constructor(text: string, tokens: readonly JsonToken[], options: FormatOptions, eol: string) {
    this.#text = text;
    this.#tokens = tokens;
    this.#width = indentOf(options);
    this.#unit = options.tabs ? "\t" : " ".repeat(this.#width);
    this.#eol = eol;
    this.#closing = closings(tokens);
    this.#flat = new Int32Array(tokens.length);
    let at = 0;
    for (const [i, { start, end }] of tokens.entries()) {
      at += flatGap(tokens[i - 1], tokens[i]).length + end - start;
      this.#flat[i] = at;
    }
  }

  /** Sets the blanks before a token. */
  token(i: number): void {
    const token = this.#tokens[i];
    const before = this.#tokens[i - 1];
    if (!token) return;
    const closes = token.kind === "}" || token.kind === "]";
    const inline = this.#open.at(-1) ?? false;
    if (closes) this.#open.pop();
    const from = before?.end ?? (this.#text.charCodeAt(0) === 0xfeff ? 1 : 0);
    const gap = before ? this.#gapText(before, token, i, inline, closes) : "";
    this.gap(from, token.start, gap);
    const line = Math.max(gap.lastIndexOf("\n"), gap.lastIndexOf("\r"));
    this.#column = (line < 0 ? this.#column : 0) + this.#columns(gap.slice(line + 1)) + token.end - token.start;
    if (token.kind === "{" || token.kind === "[") this.#open.push(this.#fits(i));
  }

  #columns(blanks: string): number {
    return blanks.startsWith("\t") ? blanks.length * this.#width : blanks.length;
  }

  /** Can the bracket's content be on its line? The config's own braces always have lines of their own. */
  #fits(i: number): boolean {
    if (this.#open.at(-1)) return true;
    const close = this.#closing[i] ?? i;
    if (close === i + 1) return true;
    if (this.#open.length === 0) return false;
    const comma = this.#tokens[close + 1]?.kind === "," ? 1 : 0;
    if (this.#column + (this.#flat[close] ?? 0) - (this.#flat[i] ?? 0) + comma > longestLine) return false;
    const from = this.#tokens[i]?.start;
    return !/[\r\n]/.test(this.#text.slice(from, this.#tokens[close]?.end));
  }

  /** What is to stand between two tokens. */
  #gapText(before: JsonToken, token: JsonToken, i: number, inline: boolean, closes: boolean): string {
    const behindComment = isComment(before);
    if (before.kind === "//" || (behindComment && token.breaks > 0)) return this.#newline(before, token, closes);
    if (inline) return flatGap(before, token);
    if (isComment(token)) return token.breaks > 0 || this.#leads(i) ? this.#newline(before, token, false) : " ";
    if (token.kind === "," || token.kind === ":") return "";
    if (before.kind === ":") return " ";
    if (behindComment && !closes && this.#isAtNext(i - 1)) return " ";
    return isPair(before, token) ? "" : this.#newline(before, token, closes);
  }

  /** Does a comment stand on one line with what comes next? */
  #isAtNext(i: number): boolean {
    return (this.#tokens[i]?.breaks ?? 0) > 0 || this.#tokens[i - 1]?.kind === ":" || this.#leads(i);
  }

  /** Does a comment stand before an element, on its line, and behind nothing of its own? */
  #leads(i: number): boolean {
    const before = this.#tokens[i - 1];
    const next = this.#tokens[i + 1];
    if (this.#tokens[i]?.kind !== "/*" || !next || next.breaks > 0 || "]},".includes(next.kind)) return false;
    return !before || before.kind === "," || before.kind === "{" || before.kind === "[";
  }

  #newline(before: JsonToken, token: JsonToken, closes: boolean): string {
    const eol = this.eolIn(this.#text.slice(before.end, token.start));
    const blank = token.breaks > 1 && before.kind !== "{" && before.kind !== "[" && !closes;
    return (blank ? eol + eol : eol) + this.#unit.repeat(this.#open.length);
  }

  /** The line break that stands in a gap, else that of the text. */
  eolIn(gap: string): string {
    return /\r\n|\n|\r/.exec(gap)?.[0] ?? this.#eol;
  }

  /** Replaces the blanks between two offsets; what they have in common with the new ones stays. */
  gap(from: number, to: number, want: string): void {
    const have = this.#text.slice(from, to);
    if (have === want) return;
    let head = 0;
    while (head < have.length && head < want.length && have[head] === want[head]) head++;
    let tail = 0;
    while (tail < have.length - head && tail < want.length - head && have.at(-1 - tail) === want.at(-1 - tail)) tail++;
    // Between CR and LF no edit can begin or end.
    if (have[head - 1] === "\r") head--;
    if (tail > 0 && have[have.length - tail] === "\n" && have[have.length - tail - 1] === "\r") tail--;
    this.edits.push({ start: from + head, end: to - tail, text: want.slice(head, want.length - tail) });
  }
}

/** What stands between two tokens on one line. */
function flatGap(before: JsonToken | undefined, token: JsonToken | undefined): string {
  if (!before || !token || token.kind === "," || token.kind === ":" || isPair(before, token)) return "";
  if (before.kind === "[" || token.kind === "]") return "";
  return " ";
}

function isComment({ kind }: JsonToken): boolean {
  return kind === "//" || kind === "/*";
}

function isPair(before: JsonToken, token: JsonToken): boolean {
  return (before.kind === "{" && token.kind === "}") || (before.kind === "[" && token.kind === "]");
}

function closings(tokens: readonly JsonToken[]): Int32Array {
  const closing = new Int32Array(tokens.length);
  const open: number[] = [];
  for (const [i, { kind }] of tokens.entries()) {
    if (kind === "{" || kind === "[") open.push(i);
    else if (kind === "}" || kind === "]") closing[open.pop() ?? 0] = i;
  }
  return closing;
}
