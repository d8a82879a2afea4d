import type { ScalarNode } from "../tree.ts";
import { decodeDouble, decodeSingle } from "./decode.ts";
import { pencil } from "./pencil.ts";
import {
  apostrophe,
  backslash,
  breakEnd,
  codeAt,
  cr,
  isBlank,
  isEol,
  lf,
  problem,
  quote,
  type Scan,
  trimEnd,
} from "./scan.ts";

/**
 * Reads the quoted scalar at `pos` and leaves `pos` behind it. Where the closing quote is missing it ends with the
 * last line that stands right of `floor`.
 */
export function quoted(s: Scan, floor: number): ScalarNode {
  const start = s.pos;
  const mark = codeAt(s, start);
  const { text, end } = s;
  let i = start + 1;
  let line = s.line;
  let special = false;
  let closed = false;
  while (i < end) {
    const code = text.charCodeAt(i);
    if (code === mark) {
      if (mark === apostrophe && codeAt(s, i + 1) === apostrophe) {
        special = true;
        i += 2;
        continue;
      }
      closed = true;
      break;
    }
    if (code === backslash && mark === quote) {
      special = true;
      // A backslash before CRLF escapes both.
      i += codeAt(s, i + 1) === cr || codeAt(s, i + 1) === lf ? 1 : 2;
    } else if (code === lf || code === cr) {
      special = true;
      const next = nextLine(s, i);
      if (next.at >= end || next.at - next.line <= floor) break;
      i = next.at;
      line = next.line;
    } else i++;
  }
  if (i > end) i = end;
  const inner = closed ? i : trimEnd(text, start + 1, i);
  s.pos = closed ? i + 1 : inner;
  s.line = line;
  if (!closed) {
    const sign = mark === quote ? '"' : "'";
    problem(s, "unclosed-quote", start, s.pos, `The closing ${sign} is missing. Add it at the end of the text.`);
  }
  s.weight++;
  return {
    kind: "scalar",
    start: start - s.base,
    end: s.pos - s.base,
    value: special ? decode(s, mark, start + 1, inner) : text.slice(start + 1, inner),
    style: mark === quote ? "double" : "single",
  };
}

function decode(s: Scan, mark: number, from: number, to: number): string {
  const p = pencil(false);
  if (mark === quote) {
    decodeDouble(p, s.text, from, to, (start, end) => {
      problem(
        s,
        "bad-escape",
        start,
        end,
        'This escape is unknown. Write "\\\\" for a backslash, or use single quotes.',
      );
    });
  } else decodeSingle(p, s.text, from, to);
  return p.value;
}

/** The next line that isn't empty: where it begins and where its text does. */
function nextLine(s: Scan, i: number): { line: number; at: number } {
  let line = i;
  for (;;) {
    const code = codeAt(s, i);
    if (code === lf || code === cr) {
      i = breakEnd(s, i);
      line = i;
    } else if (isBlank(code)) i++;
    else return { line, at: i };
  }
}

/** End of the quoted scalar at `i` if it closes on its line, else -1. */
export function quotedLineEnd(s: Scan, i: number): number {
  const mark = codeAt(s, i);
  for (i++; i < s.end; i++) {
    const code = s.text.charCodeAt(i);
    if (code === lf || code === cr) return -1;
    if (code === backslash && mark === quote) {
      if (!isEol(codeAt(s, i + 1))) i++;
    } else if (code === mark) {
      if (mark !== apostrophe || codeAt(s, i + 1) !== apostrophe) return i + 1;
      i++;
    }
  }
  return -1;
}
