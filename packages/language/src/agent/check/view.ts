import type { Path, SourceDocument } from "../../syntax/index.ts";
import type { Outside } from "../outside.ts";
import type { PartView } from "./part.ts";
import type { Span } from "./problem.ts";

/** One item of a list section. */
export interface ItemView {
  readonly index: number;
  readonly part: PartView;
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
  readonly secrets: readonly SecretPlace[];
  /** A section that is a map; one without fields where it is absent or malformed. */
  section(name: string): PartView;
  /** The items of a section that is a list; none where it is absent or malformed. */
  items(name: string): readonly ItemView[];
  /** Is the section surely not there? False where a key may be meant as it, or the text is broken. */
  lacks(name: string): boolean;
}
