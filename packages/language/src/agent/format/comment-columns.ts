/** A key or dash whose block may still go on: the column it stood in, and the one it gets. */
interface Open {
  readonly old: number;
  readonly column: number;
  /** Where what belongs to it goes; -1: nothing can, a line there would become part of its text. */
  child: number;
}

/**
 * Finds the column of a comment that has a line to itself. It goes with what comes next, as most comments do, unless it
 * stood further right: then it belongs to the block that ends there.
 */
export class CommentColumns {
  readonly #open: Open[] = [];

  /** A key or dash begins in column `old` and moves to `column`; what is below it goes to `child`. */
  begin(old: number, column: number, child: number): void {
    this.#close(old);
    this.#open.push({ old, column, child });
  }

  /** The value of the last key or dash is a text that would swallow a line below it. */
  beginText(): void {
    const top = this.#open.at(-1);
    if (top) top.child = -1;
  }

  /** `old`: where the comment stood; `nextOld` and `next`: where what follows it stood, and goes. */
  columnFor(old: number, nextOld: number, next: number): number {
    if (old <= nextOld) return next;
    for (let i = this.#open.length - 1; i >= 0; i--) {
      const open = this.#open[i];
      if (!open) break;
      if (open.child >= 0 && open.old + 1 <= old && open.old + 1 > nextOld) return open.child;
      if (open.old <= old && open.old > nextOld) return open.column;
    }
    return next;
  }

  #close(old: number): void {
    for (let top = this.#open.at(-1); top && top.old >= old; top = this.#open.at(-1)) this.#open.pop();
  }
}
