import type { Lines } from "./lines.ts";
import type { Entry, Node, ScalarNode, Syntax, SyntaxProblem } from "./tree.ts";

/**
 * A stretch of the document that is parsed by itself: one item of a top-level list, one top-level section, or, where
 * the text can't be cut safely (an alias of another piece's anchor, flow style at the root, several documents), everything. An edit inside it
 * costs that piece alone; all other pieces keep their identity and only move.
 */
export interface Piece {
  /** Absolute offset; moved by an edit, so never keep a copy. */
  readonly start: number;
  readonly length: number;
  readonly text: string;
  readonly problems: readonly SyntaxProblem[];
}

/**
 * A run of pieces, either all of them elements of one list or none. An edit leaves all groups but one or two as they
 * are: results for a whole group can be kept by it (in a WeakMap), so that an edit costs what it touches.
 */
export interface PieceGroup {
  readonly pieces: readonly Piece[];
  /** Is it a run of elements? */
  readonly listed: boolean;
  /** The elements in it, if so. */
  readonly items: readonly SectionItem[];
  /** Has a piece of it problems? */
  readonly troubled: boolean;
}

/** A node and where it really is: `piece.start + node.start`. */
export interface Located<N extends Node = Node> {
  readonly piece: Piece;
  readonly node: N;
}

/** A top-level key with its value. A key that stands twice makes two sections. */
export interface Section {
  readonly name: string;
  readonly key: Located<ScalarNode>;
  /** The entry in `key.piece`; of a list that was cut it ends with the colon (JSON: the bracket). */
  readonly entry: Entry;
  /** null: nothing is written behind the colon, or the value is a list that was cut; then `items` has it. */
  readonly value: Located | null;
  /** The elements, when the value is a list; each maybe its own piece. `node` null: an empty item. */
  readonly items: readonly SectionItem[] | null;
  /** Of a list that was cut: its elements, group by group; else empty. */
  readonly groups: readonly PieceGroup[];
  /** Absolute extent of key and value. */
  start(): number;
  end(): number;
}

export interface SectionItem {
  readonly piece: Piece;
  readonly node: Node | null;
  /** Where the dash or the element begins, relative to the piece. */
  readonly start: number;
}

/**
 * A parsed text. Immutable but for where its pieces are: an edited document replaces the one it came from, which must
 * not be used any more.
 */
export interface SourceDocument {
  /** All of it, put together when it is first asked for: what needs only a piece's text should ask the piece. */
  readonly text: string;
  readonly length: number;
  readonly syntax: Syntax;
  readonly lines: Lines;
  readonly sections: readonly Section[];
  readonly pieces: readonly Piece[];
  /** The pieces in runs. */
  readonly groups: readonly PieceGroup[];
  /** The same object for all that came of one text by edits. */
  readonly lineage: object;
  /** The section of a name; of a key that stands twice, the last. */
  sectionNamed(name: string): Section | undefined;
  /** The sections that begin in the group of an index. */
  sectionsIn(group: number): readonly Section[];
  /** The section whose elements are the groups behind that of an index, if that ends with such a list's key. */
  listFrom(group: number): Section | undefined;
  /** The whole tree where the text was not cut; null where it was, or is empty. */
  readonly root: Located | null;
  /** Set if the root is no mapping: its extent, absolute. An empty document has an empty one. */
  readonly notAMap: { readonly start: number; readonly end: number } | null;
}

/** Replaces `[start, end)` (absolute, UTF-16) by `text`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type Path = readonly (string | number)[];

export type { Entry };
