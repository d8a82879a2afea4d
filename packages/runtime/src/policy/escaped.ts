/** A piece of a text in which the value of a secret stands. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** JSON in JSON in JSON is as deep as anybody looks. */
const mostDepth = 3;

const escapes = /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([!-/:-@[-`{-~])|([bfnrt]))/g;
const signs: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/**
 * Where values stand that only show once a text's JSON escapes are undone: each program escapes other characters. In
 * order, and none in another.
 */
export function findEscaped(text: string, known: ReadonlyMap<string, string>, depth = mostDepth): Span[] {
  if (known.size === 0 || depth === 0 || !text.includes("\\")) return [];
  const { plain, at, before } = undone(text);
  if (at.length === 1) return [];
  const spans = findEscaped(plain, known, depth - 1);
  for (const [value, name] of known) {
    for (let start = plain.indexOf(value); start >= 0; start = plain.indexOf(value, start + value.length)) {
      spans.push({ start, end: start + value.length, name });
    }
  }
  const place = (index: number): number => {
    const nearest = lastAtMost(at, index);
    return (before[nearest] ?? 0) + index - (at[nearest] ?? 0);
  };
  return apart(spans).map(({ start, end, name }) => ({ start: place(start), end: place(end), name }));
}

/** The text without its outermost escapes; after each of them, the place there and the one in the text. */
function undone(text: string): { plain: string; at: number[]; before: number[] } {
  const at = [0];
  const before = [0];
  let plain = "";
  let read = 0;
  for (const found of text.matchAll(escapes)) {
    const [whole, four, two, itself, letter] = found;
    plain += text.slice(read, found.index);
    plain += itself ?? signs[letter ?? ""] ?? String.fromCharCode(Number.parseInt(four ?? two ?? "", 16));
    read = found.index + whole.length;
    at.push(plain.length);
    before.push(read);
  }
  return { plain: plain + text.slice(read), at, before };
}

function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Spans in order; what overlaps becomes one, under the name of the first, so that no rest of a value stays. */
function apart(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (last === undefined || span.start >= last.end) result.push(span);
    else result[result.length - 1] = { ...last, end: Math.max(last.end, span.end) };
  }
  return result;
}
