import type { Position, Range } from "@agentwright/protocol";

/**
 * Where each line of a text begins; turns offsets (UTF-16) into positions and back. A line ends at LF, CRLF or CR.
 * `edited` hands the table on: the lines it was asked of must not be used any more.
 */
export class Lines {
  readonly #text: () => string;
  readonly #length: number;
  /** Built when first asked for. */
  #table: Table | null = null;

  /** A text that has to be put together first may be given with its length. */
  constructor(text: string | (() => string), length = typeof text === "string" ? text.length : text().length) {
    this.#text = typeof text === "string" ? () => text : text;
    this.#length = length;
  }

  get count(): number {
    return this.#starts().count;
  }

  /** Start offset of a line; past the last line, the end of the text. */
  start(line: number): number {
    const starts = this.#starts();
    return line < starts.count ? starts.at(line) : this.#length;
  }

  /** Offsets outside the text are clamped into it. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length));
    const starts = this.#starts();
    const line = starts.lastUpTo(at);
    return { line, character: at - starts.at(line) };
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

  /**
   * The lines after `[start, end)` was replaced by `length` code units. `window` is a stretch of the new text that goes
   * at least one code unit further on both sides, and `from` where it begins.
   */
  edited(next: Lines, window: string, from: number, start: number, end: number, length: number): Lines {
    const starts = this.#starts();
    // A CR before the edit and an LF behind it belong together, or no longer do: look at both neighbours anew.
    const first = Math.max(0, start - 1);
    const shift = length - (end - start);
    const kept = starts.lastUpTo(first) + 1;
    const tail = starts.lastUpTo(end + 1) + 1;
    const fresh = lineStarts(window, first - from, Math.min(window.length, end + 1 + shift - from));
    for (let i = 0; i < fresh.length; i++) fresh[i] = (fresh[i] ?? 0) + from;
    let skip = 0;
    while (skip < fresh.length && (fresh[skip] ?? 0) <= first) skip++;
    starts.replace(kept, tail, fresh.subarray(skip), shift);
    this.#table = null;
    next.#table = starts;
    return next;
  }

  #starts(): Table {
    this.#table ??= new Table(lineStarts(this.#text(), 0, this.#length));
    return this.#table;
  }
}

/**
 * The starts of all lines, in order. An edit moves all lines behind it: that is written down once, as a `shift` that
 * holds from a line on, and told to the lines themselves only as far as the next edit is away from the last.
 */
class Table {
  #starts: Int32Array;
  count: number;
  /** From this line on, `#shift` is to be added. */
  #from = 0;
  #shift = 0;

  /** All starts but the first line's. */
  constructor(starts: Int32Array) {
    this.count = starts.length + 1;
    this.#starts = new Int32Array(this.count);
    this.#starts.set(starts, 1);
    this.#from = this.count;
  }

  at(line: number): number {
    const start = this.#starts[line] ?? 0;
    return line >= this.#from ? start + this.#shift : start;
  }

  /** Index of the last line that doesn't begin behind `offset`. */
  lastUpTo(offset: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.at(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Puts `fresh` in the place of the lines `[start, end)`, and moves all behind them by `shift`. */
  replace(start: number, end: number, fresh: Int32Array, shift: number): void {
    this.#settle(end);
    const more = fresh.length - (end - start);
    if (more !== 0) {
      const count = this.count + more;
      if (count > this.#starts.length) {
        const larger = new Int32Array(count + (count >> 3) + 16);
        larger.set(this.#starts.subarray(0, this.count));
        this.#starts = larger;
      }
      this.#starts.copyWithin(end + more, end, this.count);
      this.count = count;
    }
    this.#starts.set(fresh, start);
    this.#from = end + more;
    this.#shift += shift;
  }

  /** Moves the line from which the shift holds. */
  #settle(line: number): void {
    const starts = this.#starts;
    for (let i = this.#from; i < line; i++) starts[i] = (starts[i] ?? 0) + this.#shift;
    for (let i = line; i < this.#from; i++) starts[i] = (starts[i] ?? 0) - this.#shift;
    this.#from = line;
  }
}

/** Starts of the lines behind those breaks that stand in `[from, to)`. */
function lineStarts(text: string, from: number, to: number): Int32Array {
  let starts = new Int32Array(64);
  let count = 0;
  const add = (start: number): void => {
    if (count === starts.length) {
      const more = new Int32Array(count * 2);
      more.set(starts);
      starts = more;
    }
    starts[count++] = start;
  };
  // Each search runs in the engine, and most texts have only one kind of break.
  let lf = text.indexOf("\n", from);
  let cr = text.indexOf("\r", from);
  while ((lf >= 0 && lf < to) || (cr >= 0 && cr < to)) {
    if (cr < 0 || (lf >= 0 && lf < cr)) {
      add(lf + 1);
      lf = text.indexOf("\n", lf + 1);
    } else {
      if (lf !== cr + 1) add(cr + 1);
      cr = text.indexOf("\r", cr + 1);
    }
  }
  return starts.subarray(0, count);
}
