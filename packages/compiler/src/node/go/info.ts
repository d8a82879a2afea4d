import type { GoInfo } from "../../build/go-tools.ts";

/**
 * Reads what `go version -m` prints: `file: go1.26.8`, then lines that begin with a tab: `dep`, path, version, sum;
 * `=>`, what stands in its place; `build`, name=value.
 */
export function readInfo(text: string): GoInfo {
  const [head = "", ...lines] = text.split(/\r?\n/);
  const modules: string[] = [];
  const settings: Record<string, string> = {};
  for (const line of lines) {
    const [kind, first = "", second = ""] = line.trim().split("\t");
    if (kind === "dep") modules.push(`${first}@${second}`);
    if (kind !== "build") continue;
    const at = first.indexOf("=");
    settings[first.slice(0, at)] = unquoted(first.slice(at + 1));
  }
  return { version: head.slice(head.lastIndexOf(": ") + 2).trim(), modules: modules.sort(), settings };
}

/** Values with blanks in them stand in quotes. */
function unquoted(value: string): string {
  return value.startsWith('"') ? (JSON.parse(value) as string) : value;
}
