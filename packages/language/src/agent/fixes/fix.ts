import type { TextEdit } from "../../syntax/index.ts";

/** One way to put a finding right. */
export interface Fix {
  /** What will be done, in the imperative. */
  readonly title: string;
  /** In offsets of the document as it was checked; they don't overlap. */
  readonly edits: readonly TextEdit[];
  /** The one to take without asking: at most one of a finding. */
  readonly preferred?: boolean;
  /** For the editor to run instead of, or after, the edits. */
  readonly command?: FixCommand;
}

/** A literal key: the door stores `value` under `secret`, then applies the edits. */
export interface FixCommand {
  readonly name: "moveKeyToSecrets";
  readonly secret: string;
  /** Where the key stands, in offsets. */
  readonly start: number;
  readonly end: number;
}
