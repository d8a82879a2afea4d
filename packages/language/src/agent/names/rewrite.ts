import type { ScalarNode, TextEdit } from "../../syntax/index.ts";
import { parseSource } from "../../syntax/index.ts";
import { formats } from "../check/formats.ts";
import { plainOrQuoted } from "../fixes/format.ts";
import type { NameUse } from "./name.ts";

/** Another name for one use. */
export interface NewName {
  readonly use: NameUse;
  readonly text: string;
}

/**
 * The edits that write other names where uses stand: escaped as their scalar wants it, and in quotes where the new text
 * could not stand without. Names that stand in one scalar must be given together.
 */
export function rewrite(names: readonly NewName[]): readonly TextEdit[] {
  const byScalar = new Map<ScalarNode, Map<number, NewName>>();
  for (const name of names) {
    const { node } = name.use.place;
    const known = byScalar.get(node) ?? new Map<number, NewName>();
    byScalar.set(node, known.set(name.use.start, name));
  }
  return [...byScalar]
    .flatMap(([node, inside]) => scalarEdits(node, [...inside.values()]))
    .sort((a, b) => a.start - b.start);
}

function scalarEdits(node: ScalarNode, names: readonly NewName[]): readonly TextEdit[] {
  if (node.style === "plain" && !names.every(fitsPlain)) {
    const by = names[0]?.use.place.piece.start ?? 0;
    return [{ start: by + node.start, end: by + node.end, text: JSON.stringify(valueWith(node, names)) }];
  }
  return names.map(({ use, text }) => ({ start: use.start, end: use.end, text: escaped(text, node) }));
}

/** Does a text stay what it is where a plain scalar, or a part of one, stands? */
function fitsPlain({ use: { place }, text }: NewName): boolean {
  const whole = place.from === 0 && place.to === String(place.node.value).length;
  if (!whole) return formats.identifier.test(text);
  // Letters of other scripts are as good as ours; what else is in doubt is quoted.
  const letters = /^\p{L}/u.test(text) && /[^ -~]/.test(text);
  return plainOrQuoted(text, place.flow) === text || (letters && isSafe(text, place.flow));
}

/** Is the text read as itself, without quotes? */
function isSafe(text: string, flow: boolean): boolean {
  const probe = parseSource(flow ? `k: [${text}]\n` : `k: ${text}\n`, "yaml");
  const value = probe.sections[0]?.value?.node;
  const node = value?.kind === "seq" && value.items.length === 1 ? value.items[0] : value;
  const clean = probe.pieces.every(({ problems }) => problems.length === 0);
  return clean && node?.kind === "scalar" && node.style === "plain" && node.value === text;
}

/** The scalar's value with the new names in it. */
function valueWith(node: ScalarNode, names: readonly NewName[]): string {
  return [...names]
    .sort((a, b) => b.use.place.from - a.use.place.from)
    .reduce(
      (value, { use: { place }, text }) => value.slice(0, place.from) + text + value.slice(place.to),
      String(node.value),
    );
}

function escaped(text: string, { style }: ScalarNode): string {
  if (style === "double") return JSON.stringify(text).slice(1, -1);
  return style === "single" ? text.replaceAll("'", "''") : text;
}
