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
  for (const piece of doc.pieces) yield* commentsIn(doc, piece);
}

/** The comments of one piece. */
export function* commentsIn(doc: SourceDocument, piece: Piece): Generator<Comment> {
  const { comments } = piece as Part;
  for (let i = 0; i + 1 < comments.length; i += 2) {
    const start = piece.start + (comments[i] ?? 0);
    const end = piece.start + (comments[i + 1] ?? 0);
    yield { start, end, text: doc.text.slice(start, end) };
  }
}
