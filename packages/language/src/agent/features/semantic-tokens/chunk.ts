import type { Position } from "@agentwright/protocol";
import type { SourceDocument } from "../../../syntax/document.ts";
import type { Group } from "../../../syntax/groups.ts";
import { keptByPiece, type PlacedGroup } from "../pieces.ts";
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

/** Puts chunks one behind the other, relative to a place of the text: its beginning if nothing else is said. */
export class Placing {
  readonly #source: SourceDocument;
  readonly #origin: Position;
  #line = 0;
  #character = 0;

  constructor(source: SourceDocument, origin: Position = { line: 0, character: 0 }) {
    this.#source = source;
    this.#origin = origin;
  }

  /** The next chunk, of a stretch that begins at an offset. */
  place(chunk: Chunk, start: number): PlacedChunk {
    const base = this.#source.lines.positionAt(start);
    const down = base.line - this.#origin.line;
    const right = down === 0 ? base.character - this.#origin.character : base.character;
    const characterOf = (line: number, character: number) => (line === 0 ? right + character : character);
    const line = down + chunk.firstLine - this.#line;
    const character = characterOf(chunk.firstLine, chunk.firstCharacter) - (line === 0 ? this.#character : 0);
    this.#line = down + chunk.lastLine;
    this.#character = characterOf(chunk.lastLine, chunk.lastCharacter);
    return { chunk, line, character };
  }

  /** Where the last token begins. */
  get last(): Position {
    return { line: this.#line, character: this.#character };
  }
}

const ofGroups = new WeakMap<Group, { readonly section: string | undefined; readonly chunk: Chunk }>();

/** The chunk of a run of pieces: an edit leaves nearly all runs alone. */
export function chunkOfGroup(source: SourceDocument, { group, section }: PlacedGroup): Chunk {
  const known = ofGroups.get(group);
  if (known && known.section === section) return known.chunk;
  const placing = new Placing(source, source.lines.positionAt(group.start));
  const data: number[] = [];
  let first: PlacedChunk | undefined;
  for (const piece of group.pieces) {
    const chunk = chunkOf(source, { piece, section });
    if (chunk.data.length === 0) continue;
    const placed = placing.place(chunk, piece.start);
    first ??= placed;
    write(placed, data);
  }
  const { line, character } = placing.last;
  const whole = {
    data,
    firstLine: first?.line ?? 0,
    firstCharacter: first?.character ?? 0,
    lastLine: line,
    lastCharacter: character,
  };
  ofGroups.set(group, { section, chunk: whole });
  return whole;
}

/** Adds the numbers of a chunk. */
export function write({ chunk, line, character }: PlacedChunk, data: number[]): void {
  data.push(line, character);
  for (let i = 2; i < chunk.data.length; i++) data.push(chunk.data[i] ?? 0);
}
