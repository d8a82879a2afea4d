import type { SourceDocument } from "../../../syntax/document.ts";
import { tokenModifiers, tokenTypes } from "../semantic-tokens/legend.ts";

/** A token in words. */
export interface SeenToken {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  /** `function.declaration` */
  readonly name: string;
}

/** LSP's numbers as tokens, each where it stands. */
export function seenTokens(data: readonly number[]): SeenToken[] {
  const seen: SeenToken[] = [];
  let [line, character] = [0, 0];
  for (let i = 0; i + 4 < data.length; i += 5) {
    const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(i, i + 5);
    character = right + (down === 0 ? character : 0);
    line += down;
    const said = tokenModifiers.filter((_, bit) => modifiers & (1 << bit));
    seen.push({ line, character, length, name: [tokenTypes[type], ...said].join(".") });
  }
  return seen;
}

/** The lines of a text, below each its tokens: `~~~` and their names in order. Lines without tokens stand alone. */
export function drawn({ text, lines }: SourceDocument, data: readonly number[]): string {
  const seen = seenTokens(data);
  const out: string[] = [];
  for (let line = 0; line < lines.count; line++) {
    const here = seen.filter(token => token.line === line);
    const written = text.slice(lines.start(line), lines.start(line + 1)).replace(/[\r\n]+$/, "");
    if (line < lines.count - 1 || written) out.push(written);
    if (here.length === 0) continue;
    let marks = "";
    for (const { character, length } of here) marks = marks.padEnd(character) + "~".repeat(length);
    out.push(`${marks}  ${here.map(({ name }) => name).join(", ")}`);
  }
  return out.join("\n");
}
