import type { Piece, ScalarNode } from "../../syntax/index.ts";
import type { Span } from "../check/problem.ts";
import { normalise } from "../rules/lib/paths.ts";

/**
 * What a name names. `agent` is the relative path of another config, `file` that of a tool's source or a resource,
 * `flow` the slug of a flow.
 */
export type NameKind =
  | "tool"
  | "prompt"
  | "variable"
  | "parameter"
  | "secret"
  | "agent"
  | "file"
  | "resource"
  | "mcp-server"
  | "flow";

/** One place where a name stands: the characters of the name alone, in absolute offsets. */
export interface NameUse extends Span {
  readonly kind: NameKind;
  /** As it is meant: escapes are decoded. */
  readonly name: string;
  readonly role: "declaration" | "use";
  /** The section that it stands in. */
  readonly section: string;
  /** Index of the tool, prompt, resource or server in it; -1 in a section that is no list. */
  readonly item: number;
  readonly place: NamePlace;
}

/** Where a name stands in its scalar; kept with the node, so all offsets are those of the node's piece. */
export interface NamePlace extends Span {
  readonly piece: Piece;
  readonly node: ScalarNode;
  /** The name as a stretch of the scalar's value. */
  readonly from: number;
  readonly to: number;
  /** Inside `{…}` or `[…]`. */
  readonly flow: boolean;
  /** Other places of the file may mean this very text: an alias, a merge key or an anchor is between. */
  readonly shared: boolean;
}

/** Names that hold inside one prompt or one tool only. */
export function isLocal({ kind }: NameUse): boolean {
  return kind === "variable" || kind === "parameter";
}

/** Do two uses of one config name the same thing? Paths are compared as they are meant, not as they are written. */
export function isSameName(a: NameUse, b: NameUse): boolean {
  if (a.kind !== b.kind) return false;
  if (isLocal(a) && (a.section !== b.section || a.item !== b.item)) return false;
  return a.name === b.name || (isPath(a) && normalise(a.name) === normalise(b.name));
}

/** Is the name the path of a file? */
export function isPath({ kind }: NameUse): boolean {
  return kind === "agent" || kind === "file";
}
