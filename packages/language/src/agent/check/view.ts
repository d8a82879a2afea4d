import type { Path, SourceDocument } from "../../syntax/index.ts";
import type { Outside } from "../outside.ts";
import type { PartView } from "./part.ts";
import type { Span } from "./problem.ts";

/** One item of a list section. */
export interface ItemView {
  readonly index: number;
  readonly part: PartView;
}

/** An element that a rule picked, and what it says of it. */
export interface Picked<T> extends ItemView {
  readonly value: T;
}

/** A use of a secret anywhere in the config; absolute offsets. */
export interface SecretPlace extends Span {
  readonly name: string;
  readonly path: Path;
}

/** A whole config as the rules across sections and files see it. */
export interface AgentView {
  readonly document: SourceDocument;
  readonly outside: Outside;
  /** The config's own file name, without folder; undefined if it has none. */
  readonly fileName: string | undefined;
  /** As long as it is the same object, `outside` answers the same. */
  readonly epoch: object;
  readonly secrets: readonly SecretPlace[];
  /** The uses of secrets that are not among these. */
  secretsBeside(known: readonly string[]): readonly SecretPlace[];
  /** The secrets that are used anywhere but in `apiKeys`. */
  secretsInUse(): ReadonlySet<string>;
  /** A section that is a map; one without fields where it is absent or malformed. */
  section(name: string): PartView;
  /** The items of a section that is a list; none where it is absent or malformed. */
  items(name: string): readonly ItemView[];
  /**
   * Those items of which `judge` has something to say. It is asked once for each item, and again only when `given` is
   * another than last time: it must depend on nothing else. `by` names the question.
   */
  pick<T>(section: string, by: object, given: unknown, judge: (part: PartView) => T | undefined): readonly Picked<T>[];
  /** The items whose text field is that of another item too. */
  sharing(section: string, field: string): readonly ItemView[];
  /** Is the section surely not there? False where a key may be meant as it, or the text is broken. */
  lacks(name: string): boolean;
}
