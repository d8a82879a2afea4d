import type { Path } from "../../../syntax/document.ts";
import { type Frame, flowTokens, plain, type Token } from "./flow-scan.ts";
import { type Place, place } from "./place.ts";

export interface FlowPlace {
  /** Undefined where nothing can be completed (behind a key, in a comment). */
  readonly place?: Place;
  /** The cursor was reached before the outermost bracket closed. */
  readonly inside: boolean;
  /** Where the outermost bracket closes; the end of the text if it does not. */
  readonly end: number;
}

/**
 * The place of a cursor in JSON, or in the brackets of YAML that begin at `from` and hold the value at `base`.
 * `around`: what `from` stands in, when it is not the beginning; its names are complete.
 */
export function flowPlace(
  text: string,
  from: number,
  offset: number,
  base: Path,
  yaml: boolean,
  around: readonly Frame[] = [],
): FlowPlace {
  const frames = [...around];
  let seen: Seen | undefined;
  let before: Token | undefined;
  let inside = false;
  for (const token of flowTokens(text, from, yaml)) {
    if (token.kind === "comment") {
      if (token.start < offset && token.end >= offset) return { inside: frames.length > 0, end: token.end };
      continue;
    }
    if (!seen && reaches(token, offset)) {
      inside = frames.length > 0;
      if (!inside) return { inside, end: token.start };
      seen = look(text, frames, token, before, offset, base);
      if (seen?.token) continue;
      if (!seen) return { inside, end: token.end };
    }
    if (seen && !seen.next) seen.next = token;
    if (take(text, frames, token) === "end") {
      return { inside, end: token.end, ...(seen && { place: toPlace(text, seen, offset) }) };
    }
    if (seen && (frames[seen.depth] !== seen.frame || (seen.next && around.includes(seen.frame)))) break;
    before = token;
  }
  if (!seen && frames.length > 0) {
    inside = true;
    seen = look(text, frames, undefined, before, offset, base);
  }
  return { inside, end: text.length, ...(seen && { place: toPlace(text, seen, offset) }) };
}

interface Seen {
  readonly frame: Frame;
  /** How many frames are around it. */
  readonly depth: number;
  readonly slot: "key" | "value";
  readonly path: Path;
  /** The token that is being written; absent in blank space. */
  readonly token?: Token;
  readonly commaAt?: number;
  next?: Token;
}

/** Does the cursor stand in this token, or in the blank space before it? */
function reaches(token: Token, offset: number): boolean {
  if (token.kind === "word") return token.end >= offset;
  if (token.kind === "string") return token.open ? token.end >= offset : token.end > offset;
  return token.start >= offset;
}

function look(
  text: string,
  frames: readonly Frame[],
  token: Token | undefined,
  before: Token | undefined,
  offset: number,
  base: Path,
): Seen | undefined {
  const depth = frames.length - 1;
  const frame = frames[depth];
  if (!frame || depth > deepest) return undefined;
  const scalar = token?.kind === "word" || token?.kind === "string";
  const own = token && scalar && token.start < offset ? token : undefined;
  const missingComma = frame.expects === "comma" && before ? before.end : undefined;
  if (missingComma !== undefined && !own && !text.slice(missingComma, offset).includes("\n")) return undefined;
  if (frame.expects === "colon") return undefined;
  const path = [...base, ...frames.slice(0, -1).map(stepInto)];
  const rest = {
    frame,
    depth,
    ...(own && { token: own }),
    ...(missingComma !== undefined && { commaAt: missingComma }),
  };
  if (frame.kind === "map" && frame.expects !== "value") return { slot: "key", path, ...rest };
  const index = missingComma === undefined ? frame.index : frame.index + 1;
  return { slot: "value", path: [...path, frame.kind === "map" ? frame.key : index], ...rest };
}

/** Nothing that the format knows nests so deep. */
const deepest = 200;

function stepInto(frame: Frame): string | number {
  return frame.kind === "map" ? frame.key : frame.index;
}

/** Moves the scan over one token. */
function take(text: string, frames: Frame[], token: Token): "end" | undefined {
  const frame = frames.at(-1);
  if (token.kind === "{" || token.kind === "[") {
    if (frame) frame.expects = "comma";
    const kind = token.kind === "{" ? "map" : "seq";
    frames.push({ kind, names: [], expects: kind === "map" ? "key" : "value", key: "", index: 0 });
  } else if (token.kind === "}" || token.kind === "]") {
    frames.pop();
    if (frames.length === 0) return "end";
  } else if (frame) step(text, frame, token);
  return undefined;
}

function step(text: string, frame: Frame, token: Token): void {
  if (token.kind === ",") {
    frame.expects = frame.kind === "map" ? "key" : "value";
    frame.index++;
  } else if (token.kind === ":") {
    if (frame.kind === "map") frame.expects = "value";
  } else if (frame.kind === "seq") {
    frame.names.push(plain(text.slice(token.start, token.end)));
    frame.expects = "comma";
  } else if (frame.expects === "value") frame.expects = "comma";
  else {
    frame.key = plain(text.slice(token.start, token.end));
    frame.names.push(frame.key);
    frame.expects = "colon";
  }
}

function toPlace(text: string, seen: Seen, offset: number): Place {
  const start = seen.token?.start ?? offset;
  const end = seen.token?.end ?? offset;
  const colon = seen.slot === "key" && seen.next?.kind === ":";
  const listed = seen.frame.kind === "map" && seen.slot === "value" ? [] : seen.frame.names;
  const next = seen.next?.kind;
  return place({
    slot: seen.slot,
    path: seen.path,
    start,
    end,
    typed: text.slice(start, offset),
    used: new Set(listed),
    style: "flow",
    colon,
    blank: seen.slot === "value" && text.charAt(start - 1) === ":",
    commaAt: seen.commaAt,
    commaAfter: !colon && (next === "string" || next === "word" || next === "{" || next === "["),
  });
}
