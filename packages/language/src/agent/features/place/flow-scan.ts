/** Something between brackets, braces, commas and colons. */
export interface Token {
  readonly kind: "{" | "}" | "[" | "]" | "," | ":" | "string" | "word" | "comment";
  readonly start: number;
  readonly end: number;
  /** A string that ends without its quote. */
  readonly open?: boolean;
}

const blank = /\s/;
const stop = /[\s,:{}[\]"'#]/;

/** The tokens of flow style from an offset on. Strings end with their line. */
export function* flowTokens(text: string, from: number, yaml: boolean): Generator<Token> {
  let at = from;
  while (at < text.length) {
    const char = text.charAt(at);
    const start = at;
    if (blank.test(char)) at++;
    else if (yaml ? char === "#" : char === "/") {
      at = commentEnd(text, at);
      yield { kind: "comment", start, end: at };
    } else if (char === '"' || (yaml && char === "'")) {
      at = stringEnd(text, at, char);
      const open = at === start + 1 || text.charAt(at - 1) !== char || escapedQuote(text, start, at);
      yield { kind: "string", start, end: at, ...(open && { open }) };
    } else if ("{}[],".includes(char) || (char === ":" && endsKey(text, at, yaml))) {
      at++;
      yield { kind: char as Token["kind"], start, end: at };
    } else {
      do at++;
      while (at < text.length && !stop.test(text.charAt(at)));
      if (yaml) at = plainEnd(text, start, at);
      yield { kind: "word", start, end: at };
    }
  }
}

/** YAML's plain scalars may hold blanks and colons: up to a comma, a bracket, `: ` or the end of the line. */
function plainEnd(text: string, start: number, from: number): number {
  let at = from;
  while (at < text.length && !/[\n\r,{}[\]]/.test(text.charAt(at))) {
    if (text.charAt(at) === ":" && endsKey(text, at, true)) break;
    if (text.charAt(at) === "#" && blank.test(text.charAt(at - 1))) break;
    at++;
  }
  while (at > start && blank.test(text.charAt(at - 1))) at--;
  return at;
}

function endsKey(text: string, colon: number, yaml: boolean): boolean {
  const next = text.charAt(colon + 1);
  return !yaml || next === "" || /[\s,{}[\]]/.test(next) || /["']/.test(text.charAt(colon - 1));
}

function stringEnd(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === "\n" || char === "\r") return at;
    if (char === "\\" && quote === '"') at++;
    else if (char === quote) return at + 1;
  }
  return text.length;
}

function escapedQuote(text: string, start: number, end: number): boolean {
  let slashes = 0;
  while (end - 2 - slashes > start && text.charAt(end - 2 - slashes) === "\\") slashes++;
  return slashes % 2 === 1;
}

function commentEnd(text: string, at: number): number {
  const block = text.startsWith("/*", at);
  const end = text.indexOf(block ? "*/" : "\n", at);
  return end < 0 ? text.length : end + (block ? 2 : 0);
}

/** The plain content of a scalar token, good enough to compare names. */
export function plain(token: string): string {
  const quote = token.charAt(0);
  if (quote !== '"' && quote !== "'") return token.trim();
  const inner = token.endsWith(quote) && token.length > 1 ? token.slice(1, -1) : token.slice(1);
  return quote === '"' ? inner.replace(/\\(["\\/])/g, "$1") : inner.replaceAll("''", "'");
}

/** A map or list that the scan is in; the frames around it say with their keys and indexes where it is. */
export interface Frame {
  readonly kind: "map" | "seq";
  /** Keys of a map, scalars of a list. */
  readonly names: string[];
  /** What comes next. */
  expects: "key" | "colon" | "value" | "comma";
  key: string;
  index: number;
}
