import { readFileSync } from "node:fs";

/** One case of a fixture: its heading, and what stands in its fenced blocks. */
export interface Case {
  readonly title: string;
  readonly blocks: readonly string[];
}

/** Reads the cases of a Markdown fixture; `·` stands for a blank at a line's end, `→` for a tab. */
export function casesOf(url: URL): Case[] {
  const [, ...parts] = readFileSync(url, "utf8").replaceAll("·", " ").replaceAll("→", "\t").split(/^## /m);
  return parts.map(part => ({
    title: part.slice(0, part.indexOf("\n")),
    blocks: [...part.matchAll(/^```\w*\n(.*?)^```$/gms)].map(([, block = ""]) => block),
  }));
}
