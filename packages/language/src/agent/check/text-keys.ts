import type { Piece, PieceGroup, SourceDocument } from "../../syntax/index.ts";
import { nodeAt } from "../../syntax/index.ts";
import { type FoundKey, findKeys } from "./keys.ts";
import type { Problem } from "./problem.ts";

/** A key in a piece, in offsets of that. */
interface PieceKey extends FoundKey {
  readonly piece: Piece;
}

const byPiece = new WeakMap<Piece, readonly FoundKey[]>();
const byGroup = new WeakMap<PieceGroup, readonly PieceKey[]>();

/** Keys that show by their shape, anywhere in a text: in values, in code, in comments. */
export function keysInText(document: SourceDocument): readonly Problem[] {
  const problems: Problem[] = [];
  for (const group of document.groups) {
    for (const { piece, owner, start: from, end: to } of keysInGroup(group)) {
      const start = piece.start + from;
      const end = piece.start + to;
      const template = "This looks like a key ({owner}). Put it into the secret store and write `${secret:NAME}` here.";
      const path = nodeAt(document, start).path;
      problems.push({ code: "AW134", start, end, path, template, args: { owner } });
    }
  }
  return problems;
}

/** Looks through a group, or finds what was found before. */
export function keysInGroup(group: PieceGroup): readonly PieceKey[] {
  let found = byGroup.get(group);
  if (!found) {
    found = group.pieces.flatMap(piece => {
      let keys = byPiece.get(piece);
      if (!keys) {
        keys = findKeys(piece.text);
        byPiece.set(piece, keys);
      }
      return keys.map(key => ({ ...key, piece }));
    });
    byGroup.set(group, found);
  }
  return found;
}
