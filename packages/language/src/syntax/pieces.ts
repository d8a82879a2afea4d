import type { Piece } from "./document.ts";
import type { Entry, Node, SeqNode, SyntaxProblem } from "./tree.ts";

/**
 * What a part of the text holds: nothing but blanks, comments and marks (`gap`), entries of the root (`entries`), the
 * key of a list whose items follow as parts of their own (`head`), such items (`item`), or everything (`whole`).
 */
export type Role = "gap" | "entries" | "head" | "item" | "whole";

/** A piece with what was read in it. Pieces lie side by side and together are the whole text. */
export class Part implements Piece {
  readonly length: number;
  readonly role: Role;
  /** Of YAML's items: the column in which the list's dashes should stand. */
  readonly column: number;
  readonly problems: readonly SyntaxProblem[];
  readonly entries: readonly Entry[];
  readonly seq: SeqNode | null;
  readonly root: Node | null;
  /** Starts and ends in turn. */
  readonly comments: readonly number[];
  /** What can't be understood without other pieces was met: such a text can't be cut. */
  readonly anchored: boolean;
  /** A key with a colon stands in it, as the cutter sees it: without any, a YAML text is no map. */
  readonly keyed: boolean;
  /** Where a list that was cut ends in this part, if it does (JSON's `]`), else -1. */
  readonly close: number;
  /** Absent while the text is being cut: the start is not known before that is done. */
  #home: Home | null = null;
  #offset = 0;
  #text = "";

  constructor(length: number, role: Role, column: number, reading: Reading) {
    this.length = length;
    this.role = role;
    this.column = column;
    this.problems = reading.problems;
    this.entries = reading.entries ?? none;
    this.seq = reading.seq ?? null;
    this.root = reading.root ?? null;
    this.comments = reading.comments;
    this.anchored = reading.anchored ?? false;
    this.keyed = reading.keyed ?? false;
    this.close = reading.close ?? -1;
  }

  /** Absolute: that of the group, which an edit moves with all that is in it, and the offset there. */
  get start(): number {
    return (this.#home?.start ?? 0) + this.#offset;
  }

  get text(): string {
    return this.#home ? this.#home.text.slice(this.#offset, this.#offset + this.length) : this.#text;
  }

  /** Gives a piece its text for as long as it is in no group. */
  hold(text: string): void {
    this.#text = text;
  }

  /** Puts the piece into a group, so far behind its beginning. */
  settle(home: Home, offset: number): void {
    this.#home = home;
    this.#offset = offset;
    this.#text = "";
  }
}

/** What moves a piece, and has its text. */
interface Home {
  readonly start: number;
  readonly text: string;
}

const none: readonly never[] = [];

/** What a parser of one piece hands over; all offsets relative to the piece. */
export interface Reading {
  readonly entries?: readonly Entry[];
  readonly seq?: SeqNode | null;
  readonly root?: Node | null;
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly number[];
  readonly anchored?: boolean;
  readonly close?: number;
  readonly keyed?: boolean;
}

/** One piece and what begins behind it; `next` null: the text ends there. */
export interface Step {
  readonly part: Part;
  readonly next: Role | null;
  readonly column: number;
}

/**
 * Reads the piece that begins at `start` as a `role`. `old` is the piece that was there before an edit and whose text is
 * the same still, unless it ends elsewhere now: if nothing else about it changed either, it is the answer. Gives null
 * where the text can't be cut.
 */
export type Stepper = (
  text: string,
  start: number,
  role: Role,
  column: number,
  edit: { old: Part | null } | null,
) => Step | null;

/** Reads all pieces of a text, one behind the other; null where it can't be cut. */
export function cutAll(text: string, stepper: Stepper): Part[] | null {
  const parts: Part[] = [];
  let start = 0;
  let role: Role | null = "gap";
  let column = 0;
  while (role) {
    const step = stepper(text, start, role, column, null);
    if (!step) return null;
    if (step.part.length > 0) parts.push(step.part);
    start += step.part.length;
    role = step.next;
    column = step.column;
  }
  return parts;
}
