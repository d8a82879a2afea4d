import type { Piece, SourceDocument } from "../../syntax/index.ts";
import { nodeAt } from "../../syntax/index.ts";
import { type FoundKey, findKeys } from "./keys.ts";
import type { Problem } from "./problem.ts";

const kept = new WeakMap<Piece, readonly FoundKey[]>();

/** Keys that show by their shape, anywhere in a text: in values, in code, in comments. */
export function keysInText(document: SourceDocument): readonly Problem[] {
  const found: FoundKey[] = [];
  let at = 0;
  const scan = (start: number, end: number) => {
    for (const key of findKeys(document.text.slice(start, end))) {
      found.push({ ...key, start: key.start + start, end: key.end + start });
    }
  };
  for (const piece of [...document.pieces].sort((a, b) => a.start - b.start)) {
    if (piece.start > at) scan(at, piece.start);
    let keys = kept.get(piece);
    if (!keys) {
      keys = findKeys(document.text.slice(piece.start, piece.start + piece.length));
      kept.set(piece, keys);
    }
    for (const key of keys) found.push({ ...key, start: key.start + piece.start, end: key.end + piece.start });
    at = Math.max(at, piece.start + piece.length);
  }
  scan(at, document.text.length);
  return found.map(({ owner, start, end }) => {
    const template = "This looks like a key ({owner}). Put it into the secret store and write `${secret:NAME}` here.";
    return { code: "AW134", start, end, path: nodeAt(document, start)?.path ?? [], template, args: { owner } };
  });
}
