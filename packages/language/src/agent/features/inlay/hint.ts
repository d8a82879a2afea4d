import type { Entry, Path, Piece, SourceDocument } from "../../../syntax/document.ts";

/** Something that applies without being written. */
export interface Hint {
  /** Absolute offset. */
  readonly at: number;
  /** The map that it could be written into. */
  readonly path: Path;
  readonly key: string;
  readonly value: string | number | boolean;
  /** What is shown instead of the value, if that is too long. */
  readonly label?: string;
  /** Markdown. */
  readonly tooltip: string;
}

/** Behind the colon of an entry, or behind the brace of a value in braces. */
export function behindKey({ text }: SourceDocument, piece: Piece, { key, value }: Entry): number {
  if (value?.kind === "map" && value.flow) return piece.start + value.start + 1;
  const end = piece.start + key.end;
  const colon = /^[ \t]*:/.exec(text.slice(end, end + 100));
  return end + (colon?.[0].length ?? 0);
}
