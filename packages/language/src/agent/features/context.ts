import type { SourceDocument } from "../../syntax/document.ts";
import type { Outside } from "../outside.ts";

/** What a feature needs of a document: an `AgentDocument`, or any parsed text. */
export interface FeatureDocument {
  readonly source: SourceDocument;
}

export interface FeatureContext {
  readonly outside: Outside;
  /** Can the editor fill in blanks (`${1:name}`)? Absent: yes. */
  readonly snippets?: boolean;
}
