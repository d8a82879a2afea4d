/**
 * One tree for YAML, JSON and JSONC, so that everything behind it knows one language.
 *
 * Offsets are UTF-16 code units **relative to the start of the piece** that holds the node: a piece that moves (an edit
 * above it) keeps its nodes, and with them all that was computed from them (keep results in a WeakMap by node).
 */
export type Node = MapNode | SeqNode | ScalarNode | AliasNode;

interface NodeBase {
  readonly start: number;
  /** One past the last character of the node itself: no trailing blanks, comments or line breaks. */
  readonly end: number;
  readonly anchor?: string;
  readonly tag?: string;
}

export interface MapNode extends NodeBase {
  readonly kind: "map";
  readonly entries: readonly Entry[];
  /** `{…}`: every map of JSON, and YAML's flow style. */
  readonly flow: boolean;
}

export interface Entry {
  readonly key: ScalarNode;
  /** null: nothing was written after the colon (yet). */
  readonly value: Node | null;
  readonly start: number;
  readonly end: number;
}

export interface SeqNode extends NodeBase {
  readonly kind: "seq";
  /** null: a dash or comma with nothing behind it (yet). */
  readonly items: readonly (Node | null)[];
  /** Where each item begins: its dash or, in flow style, the element itself (the comma, if there is none). */
  readonly starts: readonly number[];
  readonly flow: boolean;
}

export type ScalarStyle = "plain" | "single" | "double" | "literal" | "folded";

export interface ScalarNode extends NodeBase {
  readonly kind: "scalar";
  /** Resolved by YAML 1.2's core schema or by JSON; a quoted or block scalar is always a string. */
  readonly value: string | number | boolean | null;
  readonly style: ScalarStyle;
  /** Of block scalars: how many columns of indentation are cut off each line. */
  readonly indent?: number;
}

export interface AliasNode extends NodeBase {
  readonly kind: "alias";
  readonly name: string;
  /** The anchored node before it; null if there is none or it would contain itself. */
  readonly target: Node | null;
}

/** Something that isn't well-formed. The tree is still whole around it. */
export interface SyntaxProblem {
  /** Which rule of the syntax was broken; the words are the rule's (AW1xx). */
  readonly kind: SyntaxProblemKind;
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

export type SyntaxProblemKind =
  | "tab-indent"
  | "bad-indent"
  | "unclosed-quote"
  | "unclosed-flow"
  | "missing-colon"
  | "missing-comma"
  | "bad-escape"
  | "bad-value"
  | "duplicate-key"
  | "unknown-alias"
  | "alias-cycle"
  | "non-scalar-key"
  | "extra-document"
  | "trailing-comma"
  | "comment-in-json"
  | "unexpected"
  | "too-deep";

export type Syntax = "yaml" | "json" | "jsonc";
