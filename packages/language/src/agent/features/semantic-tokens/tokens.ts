import type { SemanticTokensEdit } from "vscode-languageserver-types";
import type { FeatureDocument } from "../context.ts";
import { groupsIn, piecesIn } from "../pieces.ts";
import { type Chunk, chunkOf, chunkOfGroup, type PlacedChunk, Placing, write } from "./chunk.ts";

/** The tokens of one version of a document, as chunks that versions share, one for a run of pieces. Holds nothing of the document itself. */
export type TokenSheet = readonly PlacedChunk[];

/** Costs a few steps for each run of pieces, and the reading of those that were edited. */
export function tokenSheet({ source }: FeatureDocument): TokenSheet {
  const placing = new Placing(source);
  const sheet: PlacedChunk[] = [];
  for (const placed of groupsIn(source)) {
    const chunk = chunkOfGroup(source, placed);
    if (chunk.data.length > 0) sheet.push(placing.place(chunk, placed.group.start));
  }
  return sheet;
}

/** All of a sheet, as LSP writes tokens: five numbers each. */
export function allTokens(sheet: TokenSheet): number[] {
  const data: number[] = [];
  for (const placed of sheet) write(placed, data);
  return data;
}

/** The tokens that touch `[start, end)`; of other pieces nothing is read. */
export function tokensBetween({ source }: FeatureDocument, start: number, end: number): number[] {
  const placing = new Placing(source);
  const data: number[] = [];
  for (const placed of piecesIn(source, start, end)) {
    const chunk = chunkOf(source, placed);
    if (chunk.data.length > 0) write(placing.place(chunk, placed.piece.start), data);
  }
  const from = source.lines.positionAt(start);
  const to = source.lines.positionAt(end);
  const kept: number[] = [];
  let [line, character, keptLine, keptCharacter] = [0, 0, 0, 0];
  for (let i = 0; i + 4 < data.length; i += 5) {
    const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(i, i + 5);
    character = right + (down === 0 ? character : 0);
    line += down;
    const isBefore = line < from.line || (line === from.line && character + length <= from.character);
    const isBehind = line > to.line || (line === to.line && character >= to.character);
    if (isBefore || isBehind) continue;
    kept.push(line - keptLine, line === keptLine ? character - keptCharacter : character, length, type, modifiers);
    keptLine = line;
    keptCharacter = character;
  }
  return kept;
}

/** What makes the numbers of one sheet those of another: none, or one edit. Chunks that both have are not looked into. */
export function tokenEdits(before: TokenSheet, after: TokenSheet): SemanticTokensEdit[] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && isSame(before[head], after[head])) head++;
  let tail = 0;
  while (tail < most - head && isSame(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  const old = allTokens(before.slice(head, before.length - tail));
  const data = allTokens(after.slice(head, after.length - tail));
  let same = 0;
  while (same < old.length && same < data.length && old[same] === data[same]) same++;
  let end = 0;
  while (end < Math.min(old.length, data.length) - same && old.at(-1 - end) === data.at(-1 - end)) end++;
  if (same === old.length && same === data.length) return [];
  const start = sizeOf(before.slice(0, head)) + same;
  return [{ start, deleteCount: old.length - same - end, data: data.slice(same, data.length - end) }];
}

function isSame(a: PlacedChunk | undefined, b: PlacedChunk | undefined): boolean {
  return a !== undefined && b !== undefined && a.chunk === b.chunk && a.line === b.line && a.character === b.character;
}

function sizeOf(sheet: TokenSheet): number {
  return sheet.reduce((size, { chunk }: { readonly chunk: Chunk }) => size + chunk.data.length, 0);
}
