import type { Known } from "../../outside.ts";

/** The reference to a secret that an offset is in. */
export function secretAt(
  text: string,
  offset: number,
): { readonly name: string; readonly start: number; readonly end: number } | undefined {
  const from = text.lastIndexOf("\n", offset - 1) + 1;
  const feed = text.indexOf("\n", offset);
  const line = text.slice(from, feed < 0 ? text.length : feed);
  for (const match of line.matchAll(/\$\{secret:([\w-]+)\}/g)) {
    const start = from + match.index;
    const end = start + match[0].length;
    if (offset >= start && offset <= end) return { name: match[1] ?? "", start, end };
  }
  return undefined;
}

/** Is it set? Only where somebody knows which secrets are. */
export function secretText(name: string, set: Known<readonly string[]>, known: Known<readonly string[]>): string {
  const title = `**${name}** · secret`;
  const how = `Set it with the command *Set API Key*, or outside the editor in the environment variable \`AGENTWRIGHT_SECRET_${name}\`.`;
  if (set !== "unknown" && set.includes(name)) return `${title}\n\nIt is set on this machine.`;
  if (set !== "unknown") return `${title}\n\nIt is **not set** on this machine. ${how}`;
  const named = known !== "unknown" && known.includes(name) ? " The project file names it." : "";
  return `${title}\n\nWhether it is set is not known here.${named} ${how}`;
}
