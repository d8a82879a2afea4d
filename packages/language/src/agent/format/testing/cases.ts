/** One case of a fixture: its heading, and what stands in its fenced blocks. */
export interface Case {
  readonly title: string;
  readonly blocks: readonly string[];
}

/** The cases of a Markdown fixture's text; `·` stands for a blank at a line's end, `→` for a tab. */
export function casesOf(fixture: string): Case[] {
  const [, ...parts] = fixture.replaceAll("·", " ").replaceAll("→", "\t").split(/^## /m);
  return parts.map(part => ({
    title: part.slice(0, part.indexOf("\n")),
    blocks: [...part.matchAll(/^```\w*\n(.*?)^```$/gms)].map(([, block = ""]) => block),
  }));
}
