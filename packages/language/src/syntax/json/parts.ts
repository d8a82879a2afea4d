import { cutAll, Part, type Reading, type Role, type Step, type Stepper } from "../pieces.ts";
import type { Entry, Node, SeqNode } from "../tree.ts";
import { jsonKey, jsonValue, missingComma, stray, takeColon, trailing, unclosed } from "./nodes.ts";
import {
  closeCurly,
  closeSquare,
  colon,
  comma,
  gap,
  type JsonScan,
  jsonScan,
  keyAhead,
  lineEnd,
  openCurly,
  openSquare,
  problem,
} from "./scan.ts";

/** Cuts a JSON text into pieces and reads each; where the root is no object, all of it is one piece. */
export function jsonParts(text: string, syntax: "json" | "jsonc"): Part[] {
  return cutAll(text, jsonStepper(syntax)) ?? [wholeJson(text, syntax)];
}

/** Reads up to the next entry of the root, or element of a list there. */
export function jsonStepper(syntax: "json" | "jsonc"): Stepper {
  return (text, start, role, _column, edit) => {
    const s = jsonScan(text, syntax === "json" ? "reported" : "allowed", start);
    s.detach = edit !== null;
    const found = readStep(s, role);
    const old = edit?.old;
    return found && old && isSame(old, found.part) ? { ...found, part: old } : found;
  };
}

/** Is a piece read anew the one it was? It is, if text and problems are: what is beside it shows in the latter. */
function isSame(old: Part, part: Part): boolean {
  return (
    old.length === part.length &&
    old.role === part.role &&
    old.close === part.close &&
    old.problems.length === part.problems.length &&
    old.problems.every((was, i) => {
      const is = part.problems[i];
      return is && was.kind === is.kind && was.start === is.start && was.end === is.end && was.message === is.message;
    })
  );
}

function readStep(s: JsonScan, role: Role): Step | null {
  s.openMaps = 1;
  s.depth = 1;
  if (role === "gap") {
    if (s.text.charCodeAt(0) === 0xfeff) s.pos = 1;
    if (gap(s) !== openCurly) return null;
    s.pos++;
    return step(s, "gap", afterEntry(s, true), {});
  }
  if (role !== "item") return entryStep(s);
  s.openSeqs = 1;
  s.depth = 2;
  return itemStep(s);
}

function step(s: JsonScan, role: Role, next: Role | null, found: Partial<Reading>): Step {
  const reading: Reading = { ...found, problems: s.problems, comments: s.commentList };
  return { part: new Part(s.pos - s.base, role, 0, reading), next, column: 0 };
}

/** An entry of the root. A list of objects is cut behind its bracket; one of strings and numbers isn't worth it. */
function entryStep(s: JsonScan): Step {
  const start = s.pos;
  const key = jsonKey(s, gap(s));
  if (!key) return step(s, "entries", afterEntry(s, false), {});
  let value: Node | null = null;
  if (takeColon(s, key)) {
    if (s.text.charCodeAt(s.pos) === openSquare) {
      const open = s.pos++;
      const end = s.pos;
      if (gap(s) === openCurly) {
        const entry: Entry = { key, value: null, start: start - s.base, end: end - s.base };
        return step(s, "head", "item", { entries: [entry] });
      }
      s.pos = open;
      // What was read on trial is read again.
      s.problems = s.problems.filter(found => found.start + s.base < open);
      s.commentList = s.commentList.filter(offset => offset + s.base < open);
    }
    value = jsonValue(s);
  }
  const entry: Entry = { key, value, start: start - s.base, end: s.pos - s.base };
  return step(s, "entries", afterEntry(s, false), { entries: [entry] });
}

/** An element of a list of the root. */
function itemStep(s: JsonScan): Step {
  const start = s.pos;
  const item = jsonValue(s);
  const end = s.pos;
  const seq: SeqNode = {
    kind: "seq",
    start: start - s.base,
    end: end - s.base,
    items: [item],
    starts: [start - s.base],
    flow: true,
  };
  let commaAt = -1;
  let divided = false;
  for (;;) {
    const code = gap(s);
    if (code === closeSquare) {
      trailing(s, commaAt);
      s.pos++;
      const close = s.pos - s.base;
      s.openSeqs = 0;
      return step(s, "item", afterEntry(s, false), { seq, close });
    }
    if (code === -1 || code === closeCurly || keyAhead(s.text, s.pos)) {
      unclosed(s, end - 1, end, "]");
      s.openSeqs = 0;
      return step(s, "item", afterEntry(s, divided), { seq, close: end - s.base });
    }
    if (code === comma && !divided) {
      commaAt = s.pos++;
      divided = true;
    } else if (code === comma || code === colon) stray(s);
    else {
      if (!divided) missingComma(s, end);
      return step(s, "item", "item", { seq });
    }
  }
}

/**
 * Takes what stands between an entry of the root and the next one, or the end of the text. `divided`: no comma is
 * needed before the next entry.
 */
function afterEntry(s: JsonScan, divided: boolean): Role | null {
  let end = s.pos;
  let commaAt = -1;
  for (;;) {
    const code = gap(s);
    if (code === -1) {
      unclosed(s, Math.max(end - 1, s.base), end, "}");
      return null;
    }
    if (code === closeCurly) {
      const at = s.pos++;
      if (!ends(s)) {
        problem(s, "unexpected", at, at + 1, 'This "}" ends the whole config too early. Remove it.');
        end = at + 1;
        continue;
      }
      trailing(s, commaAt);
      if (s.pos < s.text.length) {
        const garbageEnd = lineEnd(s.text, s.pos);
        problem(s, "unexpected", s.pos, garbageEnd, "Nothing may follow the config. Remove this.");
        s.pos = s.text.length;
      }
      return null;
    }
    if (code === comma && !divided) {
      commaAt = s.pos++;
      divided = true;
    } else if (code === comma || code === closeSquare) stray(s);
    else {
      if (!divided) missingComma(s, end);
      return "entries";
    }
  }
}

/** Is the brace before `pos` really the last one? Not if a comma or another key follows. */
function ends(s: JsonScan): boolean {
  const code = gap(s);
  return code !== comma && !keyAhead(s.text, s.pos);
}

/** All of a text whose root is no object, as one piece. */
export function wholeJson(text: string, syntax: "json" | "jsonc"): Part {
  const s = jsonScan(text, syntax === "json" ? "reported" : "allowed", 0);
  if (text.charCodeAt(0) === 0xfeff) s.pos = 1;
  let root: Node | null = null;
  for (let code = gap(s); code !== -1; code = gap(s)) {
    if (code === comma || code === colon || code === closeCurly || code === closeSquare) stray(s);
    else if (root) {
      problem(s, "unexpected", s.pos, lineEnd(text, s.pos), "Nothing may follow the value. Remove this.");
      s.pos = text.length;
    } else root = jsonValue(s);
  }
  return new Part(text.length, "whole", 0, { root, problems: s.problems, comments: s.commentList });
}
