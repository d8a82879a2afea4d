import type { Position, Range } from "@agentwright/protocol";

/** Where each line of a text begins; turns offsets (UTF-16) into positions and back. A line ends at LF, CRLF or CR. */
export class Lines {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    const starts = [0];
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
    }
    this.#starts = starts;
    this.#length = text.length;
  }

  get count(): number {
    return this.#starts.length;
  }

  /** Start offset of a line; past the last line, the end of the text. */
  start(line: number): number {
    return this.#starts[line] ?? this.#length;
  }

  /** Offsets outside the text are clamped into it. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.start(middle) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: at - this.start(low) };
  }

  offsetAt(position: Position): number {
    const start = this.start(position.line);
    return Math.max(start, Math.min(start + position.character, this.start(position.line + 1)));
  }

  range(start: number, end: number): Range {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }
}
