/** A step of a compiled pattern. `to` and `or` are places in the program. */
export type Step =
  | { readonly op: "char"; readonly test: (char: string) => boolean }
  | { readonly op: "assert"; readonly kind: "start" | "end" | "boundary" | "inside" }
  | { readonly op: "split"; readonly to: number; readonly or: number }
  | { readonly op: "jump"; readonly to: number }
  | { readonly op: "match" };

/** The tree of a pattern. `max` may be Infinity. */
export type Node =
  | { readonly type: "char"; readonly source: string }
  | { readonly type: "assert"; readonly kind: "start" | "end" | "boundary" | "inside" }
  | { readonly type: "sequence"; readonly items: readonly Node[] }
  | { readonly type: "choice"; readonly items: readonly Node[] }
  | { readonly type: "repeat"; readonly item: Node; readonly min: number; readonly max: number };

/** A pattern that can't be used; the message completes the sentence “The pattern …”. */
export class PatternProblem extends Error {}
