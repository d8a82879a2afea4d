import type { Piece, SourceDocument } from "./document.ts";
import type { Part } from "./pieces.ts";

/** A comment, with its mark (`#`, `//`, `/*`). Offsets are absolute. */
export interface Comment {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The comments of a document in order: what the parser met on its way, so that asking costs no second look. */
export function* commentsOf(doc: SourceDocument): Generator<Comment> {
  for (const piece of doc.pieces) yield* commentsIn(piece);
}

/** The comments of one piece. */
export function* commentsIn(piece: Piece): Generator<Comment> {
  const { comments, start, text } = piece as Part;
  for (let i = 0; i + 1 < comments.length; i += 2) {
    const from = comments[i] ?? 0;
    const to = comments[i + 1] ?? 0;
    yield { start: start + from, end: start + to, text: text.slice(from, to) };
  }
}
