import { detached } from "../detach.ts";
import type { ScalarNode } from "../tree.ts";
import { decodeDouble, jsonEscapes } from "../yaml/decode.ts";
import { pencil } from "../yaml/pencil.ts";
import { resolvePlain } from "../yaml/resolve.ts";
import { apostrophe, cr, type JsonScan, lf, problem, quote, slash } from "./scan.ts";

/** Reads the string at `pos`; one that isn't closed ends with its line. */
export function jsonString(s: JsonScan): ScalarNode {
  const { text, pos: start } = s;
  const mark = text.charCodeAt(start);
  let i = start + 1;
  let escaped = false;
  let closed = false;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === mark) {
      closed = true;
      break;
    }
    if (code === 92) {
      escaped = true;
      const next = text.charCodeAt(i + 1);
      if (next !== lf && next !== cr && i + 1 < text.length) i++;
    } else if (code < 32) {
      if (code === lf || code === cr) break;
      const name = code === 9 ? "\\t" : `\\u${code.toString(16).padStart(4, "0")}`;
      problem(s, "bad-escape", i, i + 1, `This character can't stand in a string as it is. Write ${name}.`);
    }
  }
  let inner = i;
  if (!closed) while (inner > start + 1 && isBlank(text.charCodeAt(inner - 1))) inner--;
  s.pos = closed ? i + 1 : inner;
  if (mark === apostrophe) {
    problem(s, "bad-value", start, s.pos, "Strings stand in double quotes. Replace the single ones.");
  }
  if (!closed) {
    s.unclosed = s.pos;
    problem(s, "unclosed-quote", start, s.pos, "The closing quote is missing. Add it at the end of the text.");
  }
  return {
    kind: "scalar",
    start: start - s.base,
    end: s.pos - s.base,
    value: escaped ? decode(s, start + 1, inner) : stretch(s, start + 1, inner),
    style: mark === quote ? "double" : "single",
  };
}

function decode(s: JsonScan, from: number, to: number): string {
  const p = pencil(false);
  const bad = (start: number, end: number): void => {
    problem(s, "bad-escape", start, end, 'This escape is unknown. Write "\\\\" for a backslash.');
  };
  decodeDouble(p, s.text, from, to, bad, jsonEscapes);
  return p.value;
}

function stretch(s: JsonScan, from: number, to: number): string {
  const value = s.text.slice(from, to);
  return s.detach ? detached(value) : value;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

const number = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/;

/** Reads the number or word at `pos`; anything but the words of JSON is reported and stands as text. */
export function jsonWord(s: JsonScan, key: boolean): ScalarNode {
  const { text, pos: start } = s;
  let i = start;
  while (i < text.length && !endsWord(text, i)) i++;
  if (i === start) i++;
  s.pos = i;
  const word = text.slice(start, i);
  let value: ScalarNode["value"] = word;
  if (key) problem(s, "bad-value", start, i, `Keys stand in double quotes. Write ${JSON.stringify(word)}.`);
  else if (word === "true") value = true;
  else if (word === "false") value = false;
  else if (word === "null") value = null;
  else if (number.test(word)) value = Number(word);
  else {
    const meant = resolvePlain(word);
    if (typeof meant === "number" && Number.isFinite(meant)) {
      value = meant;
      problem(s, "bad-value", start, i, `This is no number of JSON. Write ${meant}.`);
    } else problem(s, "bad-value", start, i, "This is no value of JSON. Put double quotes around a text.");
  }
  return { kind: "scalar", start: start - s.base, end: i - s.base, value, style: "plain" };
}

function endsWord(text: string, i: number): boolean {
  switch (text.charCodeAt(i)) {
    case 32:
    case 9:
    case lf:
    case cr:
    case 44:
    case 58:
    case 91:
    case 93:
    case 123:
    case 125:
    case quote:
      return true;
    case slash:
      return text.charCodeAt(i + 1) === slash || text.charCodeAt(i + 1) === 42;
    default:
      return false;
  }
}
