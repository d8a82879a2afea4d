/** A mark, word, string or comment of JSON. */
export interface JsonToken {
  /** `//` and `/*` for comments, `"` for strings and words, else the mark itself. */
  readonly kind: "//" | "/*" | '"' | "{" | "}" | "[" | "]" | "," | ":";
  readonly start: number;
  readonly end: number;
  /** A line break stands before it, two of them (a blank line), or none. */
  readonly breaks: 0 | 1 | 2;
}

const marks = new Set(["{", "}", "[", "]", ",", ":"]);

/** The tokens of a JSON text in order. What can't be read stands as words. */
export function jsonTokens(text: string): JsonToken[] {
  const tokens: JsonToken[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (;;) {
    let breaks = 0;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) breaks++;
      else if (code !== 32 && code !== 9 && code !== 13) break;
      at++;
    }
    if (at >= text.length) return tokens;
    const start = at;
    const mark = text.charAt(at);
    let kind: JsonToken["kind"] = '"';
    if (marks.has(mark)) {
      kind = mark as JsonToken["kind"];
      at++;
    } else if (mark === '"') at = stringEnd(text, at);
    else if (mark === "/" && text[at + 1] === "/") {
      kind = "//";
      at = trimmedLineEnd(text, at);
    } else if (mark === "/" && text[at + 1] === "*") {
      kind = "/*";
      const close = text.indexOf("*/", at + 2);
      at = close < 0 ? text.length : close + 2;
    } else at = wordEnd(text, at);
    tokens.push({ kind, start, end: at, breaks: breaks > 1 ? 2 : breaks === 1 ? 1 : 0 });
  }
}

function stringEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code === 10 || code === 13) return at;
    if (code === 92) at++;
  }
  return text.length;
}

/** Blanks behind a line's comment are no part of it. */
function trimmedLineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
  while (text.charCodeAt(at - 1) === 32 || text.charCodeAt(at - 1) === 9) at--;
  return at;
}

function wordEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && !/[\s{}[\],:"]/.test(text.charAt(at)) && !/^\/[/*]/.test(text.slice(at, at + 2))) at++;
  return at;
}
