import type { Position, Range } from "@agentwright/protocol";

/** Where each line of a text begins; turns offsets (UTF-16) into positions and back. A line ends at LF, CRLF or CR. */
export class Lines {
  readonly #text: string;
  /** Built when first asked for. */
  #starts: Int32Array | null;

  constructor(text: string, starts: Int32Array | null = null) {
    this.#text = text;
    this.#starts = starts;
  }

  get count(): number {
    return this.#table().length;
  }

  /** Start offset of a line; past the last line, the end of the text. */
  start(line: number): number {
    return this.#table()[line] ?? this.#text.length;
  }

  /** Offsets outside the text are clamped into it. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#text.length));
    const line = lastUpTo(this.#table(), at);
    return { line, character: at - this.start(line) };
  }

  /** Positions outside the text are clamped into it. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    const start = this.start(position.line);
    return Math.max(start, Math.min(start + position.character, this.start(position.line + 1)));
  }

  range(start: number, end: number): Range {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }

  /** The table of `text`, which is this one's with `[start, end)` replaced by `length` code units. */
  edited(text: string, start: number, end: number, length: number): Lines {
    const old = this.#starts;
    if (!old) return new Lines(text);
    // A CR before the edit and an LF behind it belong together, or no longer do: look at both neighbours anew.
    const from = Math.max(0, start - 1);
    const shift = length - (end - start);
    const kept = lastUpTo(old, from) + 1;
    const tail = lastUpTo(old, end + 1) + 1;
    const fresh = lineStarts(text, from, Math.min(text.length, end + 1 + shift));
    let skip = 0;
    while (skip < fresh.length && (fresh[skip] ?? 0) <= from) skip++;
    const starts = new Int32Array(kept + fresh.length - skip + old.length - tail);
    starts.set(old.subarray(0, kept));
    starts.set(fresh.subarray(skip), kept);
    const rest = kept + fresh.length - skip;
    starts.set(old.subarray(tail), rest);
    if (shift !== 0) for (let i = rest; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + shift;
    return new Lines(text, starts);
  }

  #table(): Int32Array {
    this.#starts ??= withFirst(lineStarts(this.#text, 0, this.#text.length));
    return this.#starts;
  }
}

function withFirst(starts: Int32Array): Int32Array {
  const all = new Int32Array(starts.length + 1);
  all.set(starts, 1);
  return all;
}

/** Starts of the lines behind those breaks that stand in `[from, to)`. */
function lineStarts(text: string, from: number, to: number): Int32Array {
  let starts = new Int32Array(64);
  let count = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code > 13 || (code !== 10 && (code !== 13 || text.charCodeAt(i + 1) === 10))) continue;
    if (count === starts.length) {
      const more = new Int32Array(count * 2);
      more.set(starts);
      starts = more;
    }
    starts[count++] = i + 1;
  }
  return starts.subarray(0, count);
}

/** Index of the last start that isn't behind `offset`. */
function lastUpTo(starts: Int32Array, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
