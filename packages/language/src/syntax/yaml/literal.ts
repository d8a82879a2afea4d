import type { ScalarNode } from "../tree.ts";
import { type Chomp, decodeBlock } from "./decode.ts";
import { pencil } from "./pencil.ts";
import {
  breakEnd,
  codeAt,
  comment,
  contentEnd,
  greater,
  hash,
  isBlank,
  isEol,
  lineEnd,
  problem,
  type Scan,
  skipBlanks,
  space,
  trimEnd,
} from "./scan.ts";

/**
 * Reads the literal or folded scalar whose indicator is at `pos`; its lines stand right of `floor`. Leaves `pos` at the
 * start of the first line that isn't its own.
 */
export function blockScalar(s: Scan, floor: number): ScalarNode {
  const start = s.pos;
  const folded = codeAt(s, start) === greater;
  const header = readHeader(s);
  const headerEnd = s.pos;
  endHeader(s);
  const from = breakEnd(s, s.pos);
  const indent = header.indent > 0 ? Math.max(floor, 0) + header.indent : firstIndent(s, from, floor);
  const { to, last } = extent(s, from, indent);
  s.pos = to;
  s.line = to;
  s.tab = -1;
  const p = pencil(false);
  decodeBlock(p, s.text, from, to, indent, folded, header.chomp);
  s.weight++;
  return {
    kind: "scalar",
    start: start - s.base,
    end: Math.max(headerEnd, last) - s.base,
    value: p.value,
    style: folded ? "folded" : "literal",
    indent,
  };
}

/** What the characters behind `|` or `>` say: how to end, and how far the text is indented (0: as its first line). */
export function readHeader(s: Scan): { chomp: Chomp; indent: number } {
  let chomp: Chomp = "";
  let indent = 0;
  s.pos++;
  for (;;) {
    const code = codeAt(s, s.pos);
    if (code === 43 && chomp === "") chomp = "+";
    else if (code === 45 && chomp === "") chomp = "-";
    else if (code >= 49 && code <= 57 && indent === 0) indent = code - 48;
    else return { chomp, indent };
    s.pos++;
  }
}

/** Only a comment may stand behind the header. */
function endHeader(s: Scan): void {
  const before = s.pos;
  const code = skipBlanks(s);
  if (code === hash && s.pos > before) s.pos = comment(s, s.pos);
  else if (!isEol(code)) {
    const end = contentEnd(s, s.pos);
    problem(s, "unexpected", s.pos, end, "The text of a block begins on the next line, indented. Move this there.");
    s.pos = lineEnd(s, s.pos);
  }
}

/** Indentation of the first line with text; where there is none, of the deepest empty one. */
function firstIndent(s: Scan, from: number, floor: number): number {
  let i = from;
  let deepest = floor + 1;
  while (i < s.end) {
    const line = i;
    while (codeAt(s, i) === space) i++;
    if (!isEol(codeAt(s, i))) return i - line > floor ? i - line : deepest;
    deepest = Math.max(deepest, i - line);
    i = breakEnd(s, i);
  }
  return deepest;
}

/** `to`: start of the first line that stands left of `indent`; `last`: end of the last text before it. */
function extent(s: Scan, from: number, indent: number): { to: number; last: number } {
  let line = from;
  let last = -1;
  while (line < s.end) {
    let i = line;
    while (i < s.end && i - line < indent && s.text.charCodeAt(i) === space) i++;
    const code = codeAt(s, i);
    if (isEol(code)) line = breakEnd(s, i);
    else if (i - line < indent) {
      if (!isBlank(code) || !isEol(codeAt(s, blanksEnd(s, i)))) break;
      line = breakEnd(s, blanksEnd(s, i));
    } else {
      const end = lineEnd(s, i);
      const trimmed = trimEnd(s.text, i, end);
      if (trimmed > i) last = trimmed;
      line = breakEnd(s, end);
    }
  }
  return { to: Math.min(line, s.end), last };
}

function blanksEnd(s: Scan, i: number): number {
  while (isBlank(codeAt(s, i))) i++;
  return i;
}
