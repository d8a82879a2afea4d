/**
 * Collects a scalar's value and, if asked to, where each part of it stands in the text. Values and source maps come
 * from the same code, so that they can't disagree.
 */
export interface Pencil {
  value: string;
  /**
   * Triples: index in the value, offset in the text, and whether the two run in step from there on (1) or the part
   * stands for one thing in the text as a whole (0): an escape, a folded line break.
   */
  readonly map: number[] | null;
}

export function pencil(mapped: boolean): Pencil {
  return { value: "", map: mapped ? [] : null };
}

/** Adds a stretch of the text as it is. */
export function copy(p: Pencil, text: string, from: number, to: number): void {
  if (to <= from) return;
  p.map?.push(p.value.length, from, 1);
  p.value += text.slice(from, to);
}

/** Adds what stands for the text from `from` on. */
export function write(p: Pencil, value: string, from: number): void {
  if (value === "") return;
  p.map?.push(p.value.length, from, 0);
  p.value += value;
}

/** Where the character at `index` of the value stands in the text; `end` is where the value ends there. */
export function lookUp(map: readonly number[], index: number, length: number, end: number): number {
  if (index >= length) return end;
  let low = 0;
  let high = map.length / 3 - 1;
  if (high < 0) return end;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((map[middle * 3] ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  const from = map[low * 3] ?? 0;
  const source = map[low * 3 + 1] ?? end;
  return map[low * 3 + 2] === 1 ? source + Math.max(0, index - from) : source;
}
