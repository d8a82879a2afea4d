/**
 * The slug for the next version of a flow whose structure changed, pgflow's own way out: `processOrder` to
 * `processOrderV2`, `process_order_v2` to `process_order_v3`. Skips those that are taken, in whatever case.
 */
export function newVersion(slug: string, taken: Iterable<string> = []): string {
  const lower = new Set([...taken].map(each => each.toLowerCase()));
  const [, stem = slug, mark, digits] = /^(.+?)(_v|V)([1-9][0-9]{0,5})$/.exec(slug) ?? [];
  const between = mark ?? (slug.includes("_") && slug === slug.toLowerCase() ? "_v" : "V");
  for (let version = Number(digits ?? 1) + 1; ; version++) {
    const next = `${stem}${between}${version}`;
    if (!lower.has(next.toLowerCase())) return next;
  }
}
