import { quotedLineEnd } from "./quoted.ts";
import {
  breakEnd,
  closeCurly,
  closeSquare,
  codeAt,
  cr,
  lf,
  lineEnd,
  openCurly,
  openSquare,
  quote,
  type Scan,
  space,
  toContent,
} from "./scan.ts";

/** Moves behind the flow collection at `pos` without reading it: it is nested too deep. */
export function skipFlow(s: Scan, floor: number): void {
  let depth = 0;
  while (s.pos < s.end) {
    const code = s.text.charCodeAt(s.pos);
    if (code === openSquare || code === openCurly) depth++;
    else if (code === closeSquare || code === closeCurly) {
      if (--depth === 0) {
        s.pos++;
        return;
      }
    } else if (code === quote) {
      const end = quotedLineEnd(s, s.pos);
      s.pos = end > 0 ? end : lineEnd(s, s.pos);
      continue;
    } else if (code === lf || code === cr) {
      const line = breakEnd(s, s.pos);
      let i = line;
      while (codeAt(s, i) === space) i++;
      if (i - line <= floor && codeAt(s, i) !== lf && codeAt(s, i) !== cr) return;
      s.pos = line;
      s.line = line;
      continue;
    }
    s.pos++;
  }
}

/** Moves to the first content that doesn't stand right of `floor`. */
export function skipBlock(s: Scan, floor: number): void {
  for (;;) {
    while (s.pos < s.end && s.text.charCodeAt(s.pos) !== lf && s.text.charCodeAt(s.pos) !== cr) s.pos++;
    toContent(s);
    if (s.pos >= s.end || s.pos - s.line <= floor) return;
  }
}
