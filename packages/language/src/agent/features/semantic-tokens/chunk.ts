import type { SourceDocument } from "../../../syntax/document.ts";
import { keptByPiece } from "../pieces.ts";
import { tokensOfPiece } from "./piece-tokens.ts";

/**
 * The tokens of one piece as LSP writes them: five numbers each, lines and characters relative to the token before. The
 * first is relative to the beginning of the piece, so that a piece which moves keeps its chunk.
 */
export interface Chunk {
  readonly data: readonly number[];
  /** Line of the first and the last token, below the piece's first line. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** Characters at which they begin, in their line; in the piece's first line, from the piece on. */
  readonly firstCharacter: number;
  readonly lastCharacter: number;
}

/** The chunk of a piece; computed once, however often the piece moves. */
export const chunkOf = keptByPiece((source, placed): Chunk => {
  const { piece } = placed;
  const { lines } = source;
  const base = lines.positionAt(piece.start);
  const data: number[] = [];
  let line = 0;
  let character = 0;
  let first: readonly [number, number] | undefined;
  for (const { start, end, type, modifiers } of tokensOfPiece(source, placed)) {
    const at = lines.positionAt(piece.start + start);
    const down = at.line - base.line;
    const right = down === 0 ? at.character - base.character : at.character;
    first ??= [down, right];
    data.push(down - line, down === line ? right - character : right, end - start, type, modifiers);
    line = down;
    character = right;
  }
  const [firstLine, firstCharacter] = first ?? [0, 0];
  return { data, firstLine, firstCharacter, lastLine: line, lastCharacter: character };
});

/** A chunk where it stands now; the first token's two numbers are relative to the chunk before it. */
export interface PlacedChunk {
  readonly chunk: Chunk;
  readonly line: number;
  readonly character: number;
}

/** Puts chunks one behind the other. */
export class Placing {
  readonly #source: SourceDocument;
  #line = 0;
  #character = 0;

  constructor(source: SourceDocument) {
    this.#source = source;
  }

  /** The next chunk, of a piece that begins at an offset. */
  place(chunk: Chunk, start: number): PlacedChunk {
    const base = this.#source.lines.positionAt(start);
    const right = (down: number, character: number) => (down === 0 ? base.character + character : character);
    const line = base.line + chunk.firstLine - this.#line;
    const character = right(chunk.firstLine, chunk.firstCharacter) - (line === 0 ? this.#character : 0);
    this.#line = base.line + chunk.lastLine;
    this.#character = right(chunk.lastLine, chunk.lastCharacter);
    return { chunk, line, character };
  }
}
