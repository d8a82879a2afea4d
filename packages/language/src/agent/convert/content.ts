/** A config as what it says and what is noted beside it, in no syntax. */
export type Content = ScalarContent | GroupContent;

export interface ScalarContent {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** A number as it was written. */
  readonly written?: string;
}

export interface GroupContent {
  readonly kind: "map" | "list";
  readonly items: readonly ItemContent[];
  /** It was written on one line, in brackets, without comments. */
  readonly inline: boolean;
  /** Comments behind the last item. */
  readonly tail: readonly string[];
}

/** An entry of a map, or an item of a list (`key` is "" there). */
export interface ItemContent {
  readonly key: string;
  /** Comments above it: one string a line, without its mark. */
  readonly lead: readonly string[];
  /** A blank line is above it. */
  readonly blank: boolean;
  /** Comments behind it, or behind the key of a map or list. */
  readonly trail: readonly string[];
  readonly content: Content;
}

/** Comments that stood behind something, as one. */
export function inOneLine([first = "", ...rest]: readonly string[]): string {
  return [first, ...rest.map(text => text.trim())].join(" ");
}
