import type { Syntax } from "@agentwright/language";
import type { Random } from "./random.ts";
import { applyChange, type Change } from "./script.ts";
import { blocksOf, keys, tokens, values } from "./words.ts";

/** Longest text, in lines, that edits let grow. */
export const mostLines = 300;

/** Makes edits as people and programs do: typing where the cursor is, and everything else anywhere. */
export class Typist {
  readonly #random: Random;
  readonly #syntax: Syntax;
  #cursor = 0;
  #undo: readonly Change[] | undefined;

  constructor(random: Random, syntax: Syntax) {
    this.#random = random;
    this.#syntax = syntax;
  }

  /** The next step for a text: its changes, each in offsets of the text that those before it leave. */
  step(text: string): readonly Change[] {
    if (this.#undo && this.#random.once(8)) return this.#take(text, this.#undo);
    const count = this.#random.once(12) ? 2 + this.#random.below(2) : 1;
    const changes: Change[] = [];
    let now = text;
    for (let i = 0; i < count; i++) {
      const change = fitted(this.#change(now), now.length);
      changes.push(change);
      now = applyChange(now, change);
    }
    return this.#take(text, changes);
  }

  #take(text: string, changes: readonly Change[]): readonly Change[] {
    const back: Change[] = [];
    let now = text;
    for (const change of changes) {
      const { start, end, text: put } = change;
      back.unshift({ start, end: start + put.length, text: now.slice(start, end) });
      now = applyChange(now, change);
      this.#cursor = start + put.length;
    }
    this.#undo = back;
    return changes;
  }

  #change(text: string): Change {
    const random = this.#random;
    if (this.#cursor > text.length || random.once(4)) this.#cursor = random.below(text.length + 1);
    const at = this.#cursor;
    if (countLines(text) > mostLines) return { start: at, end: at + text.length / 3, text: "" };
    const kind = random.below(100);
    if (kind < 30) return { start: at, end: at, text: random.pick(keys) };
    if (kind < 45) return { start: Math.max(0, at - 1 - (random.once(6) ? random.below(40) : 0)), end: at, text: "" };
    if (kind < 58) return { start: at, end: at + (random.once(5) ? random.below(6) : 0), text: random.pick(tokens) };
    if (kind < 70) return this.#value(text, at);
    if (kind < 90) return this.#lines(text, at);
    if (kind < 96)
      return { start: lineStart(text, at), end: lineStart(text, at), text: random.pick(blocksOf(this.#syntax)) };
    if (kind < 98) return { start: at, end: at, text: slice(text, random, 200) };
    return { start: at, end: at + random.below(120), text: random.once(3) ? slice(text, random, 60) : "" };
  }

  /** Puts another value behind a colon, or another word in the place of one. */
  #value(text: string, at: number): Change {
    const colon = text.indexOf(": ", at);
    const start = colon < 0 || this.#random.once(4) ? at : colon + 2;
    const end = start + (/^[^\n,}\]]*/.exec(text.slice(start, start + 80))?.[0].length ?? 0);
    const value = this.#random.pick(values);
    const quoted = this.#syntax !== "yaml" && /^[a-z.]/i.test(value) && !/^(true|null)$/.test(value);
    return { start, end, text: quoted ? JSON.stringify(value) : value };
  }

  /** What editors do to whole lines: delete, copy, move, indent, take back, comment out. */
  #lines(text: string, at: number): Change {
    const random = this.#random;
    const start = lineStart(text, at);
    let end = start;
    for (let count = 1 + (random.once(3) ? random.below(6) : 0); count > 0 && end < text.length; count--) {
      const next = text.indexOf("\n", end);
      end = next < 0 ? text.length : next + 1;
    }
    const block = text.slice(start, end);
    const kind = random.below(7);
    if (kind === 0) return { start, end, text: "" };
    if (kind === 1) return { start: end, end, text: block };
    if (kind === 2) return { start, end, text: block.replace(/^(?=.)/gm, "  ") };
    if (kind === 3) return { start, end, text: block.replace(/^ {1,2}/gm, "") };
    if (kind === 4) return { start, end, text: block.replace(/^/, this.#syntax === "yaml" ? "# " : "// ") };
    if (kind === 5) return { start, end, text: block.split("\n").reverse().join("\n") };
    const before = lineStart(text, Math.max(0, start - 1));
    return { start: before, end, text: block + text.slice(before, start) };
  }
}

function fitted({ start, end, text }: Change, length: number): Change {
  const from = Math.max(0, Math.min(Math.floor(start), length));
  return { start: from, end: Math.max(from, Math.min(Math.floor(end), length)), text };
}

function lineStart(text: string, at: number): number {
  return at <= 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
}

function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

function slice(text: string, random: Random, most: number): string {
  const start = random.below(text.length + 1);
  return text.slice(start, start + random.below(most));
}
