import type { Path } from "../../syntax/document.ts";
import { redactSecrets } from "./keys.ts";

/** Values that a sentence's `{name}` stand for. */
export type Args = Readonly<Record<string, string | number>>;

/** Which part of the place a path names. */
export type Part = "key" | "value" | "entry";

/** A stretch of text, in offsets of the document (or, inside a cache, of its piece). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a check found, before severities, suppressions and positions as lines. */
export interface Problem extends Span {
  readonly code: string;
  /** Path in the config; empty for problems of the text as such. */
  readonly path: Path;
  /** The sentence, with `{name}` for each of `args`. */
  readonly template: string;
  readonly args: Args;
  readonly related?: readonly RelatedSpan[];
  /** Says that something is not there: not to be believed where the text is broken. */
  readonly absence?: boolean;
}

export interface RelatedSpan extends Span {
  readonly message: string;
}

/**
 * A problem inside one section or item, relative to its piece, so that it can be kept while the piece only moves.
 * `start` -1 stands for the section's key, which may lie in another piece.
 */
export type LocalProblem = Problem;

/** A sentence with its `{name}` filled in. It may quote any text of the file, but no key: findings go into logs. */
export function fill(template: string, args: Args): string {
  const clean = withoutKeys(args);
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(clean, name) ? String(clean[name]) : whole,
  );
}

/** The same values with each key that shows by its shape replaced by a reference to a secret. */
export function withoutKeys(args: Args): Args {
  const clean = Object.entries(args).map(([name, value]) => [
    name,
    typeof value === "string" ? redactSecrets(value).text : value,
  ]);
  return Object.fromEntries(clean);
}
