/**
 * Where two values of plain data first differ, as a path with both sides; undefined where they don't. What an alias
 * stands for (`target`) is compared by its place: followed, a text of aliases would have no end.
 */
export function difference(a: unknown, b: unknown): string | undefined {
  if (Object.is(a, b)) return undefined;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return `: ${show(a)} ≠ ${show(b)}`;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return `: ${show(a)} ≠ ${show(b)}`;
    for (let i = 0; i < a.length; i++) {
      const found = difference(a[i], b[i]);
      if (found !== undefined) return `[${i}]${found}`;
    }
    return undefined;
  }
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  for (const key in left) {
    const found =
      key === "target" ? difference(place(left[key]), place(right[key])) : difference(left[key], right[key]);
    if (found !== undefined) return `.${key}${found}`;
  }
  for (const key in right) if (!(key in left) && right[key] !== undefined) return `.${key}: missing`;
  return undefined;
}

function place(node: unknown): unknown {
  return node && { ...node, entries: undefined, items: undefined, target: undefined };
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 200);
}
