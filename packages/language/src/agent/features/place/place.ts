import type { Path } from "../../../syntax/document.ts";

/**
 * What could be written where the cursor is. Read off the text alone, so that it is right where nothing parses yet.
 * All offsets are absolute.
 */
export interface Place {
  /**
   * `key`: a key of the map at `path`. `value`: the value at `path`. `item`: one more element, with its dash, of the
   * list at `path`.
   */
  readonly slot: "key" | "value" | "item";
  readonly path: Path;
  /** The token to replace; empty where nothing was typed. */
  readonly start: number;
  readonly end: number;
  /** From `start` to the cursor. */
  readonly typed: string;
  /** The keys that the map has already, or the scalars of the list around, the token itself left out. */
  readonly used: ReadonlySet<string>;
  /** How the surroundings are written: by indentation, or with brackets. */
  readonly style: "block" | "flow";
  /** Block style: on its own line or behind a dash, so that a map or a list could begin here. */
  readonly fresh: boolean;
  /** The colon of a key slot is there already. */
  readonly colon: boolean;
  /** A blank must come before what is written: the value stands right behind its colon. */
  readonly blank: boolean;
  /** Columns from the line's first character to the token: what deeper lines add to the line's own indentation. */
  readonly inset: number;
  /** Flow style: where a missing comma belongs, behind the value before. */
  readonly commaAt: number | undefined;
  /** Flow style: a comma must follow. */
  readonly commaAfter: boolean;
  /** Inside a text that spans lines: only references make sense. */
  readonly inText: boolean;
}

type Told = Pick<Place, "slot" | "path" | "start" | "end" | "typed"> & Partial<Place>;

/** A place of which only the unusual is said. */
export function place(told: Told): Place {
  return {
    used: new Set(),
    style: "block",
    fresh: false,
    colon: false,
    blank: false,
    inset: 0,
    commaAt: undefined,
    commaAfter: false,
    inText: false,
    ...told,
  };
}

/** Two paths with the same steps. */
export function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((step, i) => step === b[i]);
}
