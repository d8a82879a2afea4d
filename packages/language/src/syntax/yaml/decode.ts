import { copy, type Pencil, write } from "./pencil.ts";

/** Receives what is wrong with an escape: its extent in the text. */
export type BadEscape = (start: number, end: number) => void;

const lf = 10;
const cr = 13;

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function isBreak(code: number): boolean {
  return code === lf || code === cr;
}

/**
 * Folds the line breaks at `i` (blanks before it are dropped already): one break becomes a space, n become n - 1 line
 * feeds. Returns where the next line's content begins.
 */
function fold(p: Pencil, text: string, i: number, to: number, escaped = false): number {
  const from = i;
  let breaks = 0;
  while (i < to) {
    const code = text.charCodeAt(i);
    if (isBreak(code)) {
      if (code === cr && i + 1 < to && text.charCodeAt(i + 1) === lf) i++;
      breaks++;
    } else if (!isBlank(code)) break;
    i++;
  }
  if (breaks === 1) {
    if (!escaped) write(p, " ", from);
  } else write(p, "\n".repeat(breaks - 1), from);
  return i;
}

/** The text of a plain scalar that may go over several lines. */
export function decodePlain(p: Pencil, text: string, from: number, to: number): void {
  let i = from;
  let run = from;
  while (i < to) {
    if (!isBreak(text.charCodeAt(i))) {
      i++;
      continue;
    }
    copy(p, text, run, trim(text, run, i));
    i = fold(p, text, i, to);
    run = i;
  }
  copy(p, text, run, to);
}

/** What stands between single quotes. */
export function decodeSingle(p: Pencil, text: string, from: number, to: number): void {
  let i = from;
  let run = from;
  while (i < to) {
    const code = text.charCodeAt(i);
    if (code === 39) {
      copy(p, text, run, i + 1);
      i += 2;
      run = i;
    } else if (isBreak(code)) {
      copy(p, text, run, trim(text, run, i));
      i = fold(p, text, i, to);
      run = i;
    } else i++;
  }
  copy(p, text, run, to);
}

/** What stands between double quotes, by the escapes of YAML or of JSON. */
export function decodeDouble(
  p: Pencil,
  text: string,
  from: number,
  to: number,
  bad: BadEscape | null,
  names = escapes,
): void {
  let i = from;
  let run = from;
  while (i < to) {
    const code = text.charCodeAt(i);
    if (code === 92) {
      copy(p, text, run, i);
      i = readEscape(p, text, i, to, bad, names);
      run = i;
    } else if (isBreak(code)) {
      copy(p, text, run, trim(text, run, i));
      i = fold(p, text, i, to);
      run = i;
    } else i++;
  }
  copy(p, text, run, to);
}

function trim(text: string, from: number, end: number): number {
  while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
  return end;
}

const escapes: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\x07",
  b: "\b",
  t: "\t",
  "\t": "\t",
  n: "\n",
  v: "\v",
  f: "\f",
  r: "\r",
  e: "\x1b",
  " ": " ",
  '"': '"',
  "/": "/",
  "\\": "\\",
  N: "\x85",
  _: "\xa0",
  L: "\u2028",
  P: "\u2029",
};

/** The escapes of JSON that are one letter. */
export const jsonEscapes: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** Reads the escape at `i` and returns its end. A wrong one stands for itself. */
function readEscape(
  p: Pencil,
  text: string,
  i: number,
  to: number,
  bad: BadEscape | null,
  names: Readonly<Record<string, string>>,
): number {
  const name = i + 1 < to ? (text[i + 1] ?? "") : "";
  if (name === "\n" || name === "\r") return fold(p, text, i + 1, to, true);
  const json = names === jsonEscapes;
  const digits = name === "u" ? 4 : json ? 0 : name === "x" ? 2 : name === "U" ? 8 : 0;
  if (digits > 0) {
    const end = Math.min(to, i + 2 + digits);
    const hex = text.slice(i + 2, end);
    const code = hex.length === digits && /^[0-9a-fA-F]+$/.test(hex) ? Number.parseInt(hex, 16) : -1;
    if (code >= 0 && code <= 0x10ffff) {
      write(p, String.fromCodePoint(code), i);
      return i + 2 + digits;
    }
  } else {
    const value = Object.hasOwn(names, name) ? names[name] : undefined;
    if (value !== undefined) {
      write(p, value, i);
      return i + 2;
    }
  }
  const end = Math.min(to, i + 2);
  bad?.(i, end);
  copy(p, text, i, end);
  return end;
}

/** How the line breaks at a block scalar's end are kept: `-` none, `+` all, "" one. */
export type Chomp = "-" | "+" | "";

/**
 * A block scalar's lines from `from` (the line behind its header) to `to`, the start of the first line that isn't its
 * own. `indent` columns are cut off each line.
 */
export function decodeBlock(
  p: Pencil,
  text: string,
  from: number,
  to: number,
  indent: number,
  folded: boolean,
  chomp: Chomp,
): void {
  let i = from;
  let breaks = 0;
  let breaksFrom = from;
  let some = false;
  // Lines that begin with a blank are never folded, nor are the breaks around them.
  let indentedBefore = false;
  while (i < to) {
    let start = i;
    while (start < to && start - i < indent && text.charCodeAt(start) === 32) start++;
    let end = start;
    while (end < to && !isBreak(text.charCodeAt(end))) end++;
    if (end > start) {
      const indented = isBlank(text.charCodeAt(start));
      if (!some || !folded || indented || indentedBefore) write(p, "\n".repeat(breaks), breaksFrom);
      else write(p, breaks === 1 ? " " : "\n".repeat(breaks - 1), breaksFrom);
      copy(p, text, start, end);
      breaks = 0;
      breaksFrom = end;
      some = true;
      indentedBefore = indented;
    }
    if (end < to) {
      breaks++;
      if (text.charCodeAt(end) === cr && end + 1 < to && text.charCodeAt(end + 1) === lf) end++;
      end++;
    } else if (breaks === 0) breaks++;
    i = end;
  }
  if (chomp === "+") write(p, "\n".repeat(breaks), breaksFrom);
  else if (chomp === "" && some) write(p, "\n", breaksFrom);
}
