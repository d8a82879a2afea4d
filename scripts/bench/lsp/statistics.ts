/** The figure below which that share of all lies (nearest rank); NaN of nothing. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** With as many digits as mean something. */
export function shown(figure: number): string {
  if (!Number.isFinite(figure)) return "–";
  return figure >= 100 ? figure.toFixed(0) : figure >= 10 ? figure.toFixed(1) : figure.toFixed(2);
}

/** Rows as a table for people: the first `left` columns are words, the others figures. */
export function printRows(rows: readonly (readonly string[])[], left: number): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  for (const row of rows) {
    const cells = row.map((cell, at) => (at < left ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)));
    console.log(cells.join("  "));
  }
}
