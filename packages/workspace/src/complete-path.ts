import { readdirSync } from "node:fs";

const most = 200;
const hidden = new Set(["node_modules", ".git", ".agentwright"]);

/**
 * What a half-typed path could become: entries of its folder that begin so, folders with `/` at the end, written as
 * the prefix was (`./` stays). At most 200.
 */
export function completePath(folder: string, prefix: string): string[] {
  const cut = prefix.lastIndexOf("/") + 1;
  const above = prefix.slice(0, cut);
  const begin = prefix.slice(cut);
  const found: string[] = [];
  for (const entry of readdirSync(`${folder}/${above}`, { withFileTypes: true })) {
    if (!entry.name.startsWith(begin) || hidden.has(entry.name)) continue;
    if (entry.isDirectory()) found.push(`${above}${entry.name}/`);
    else if (entry.isFile()) found.push(above + entry.name);
    if (found.length >= most) break;
  }
  return found.sort();
}
