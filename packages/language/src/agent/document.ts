import type { SourceDocument, Syntax, TextEdit } from "../syntax/index.ts";
import { editSource, parseSource, textDifference } from "../syntax/index.ts";

/** An agent config as text and tree. Immutable; `editAgent` gives the next one and keeps what did not change. */
export interface AgentDocument {
  readonly source: SourceDocument;
}

export function openAgent(text: string, syntax: Syntax): AgentDocument {
  return { source: parseSource(text, syntax) };
}

/** Edits are in offsets of the document before, must not overlap, and are applied at once. */
export function editAgent(document: AgentDocument, edits: readonly TextEdit[]): AgentDocument {
  return { source: editSource(document.source, edits) };
}

/** What `openAgent` gives for `text`; what it has in common with the text before is kept from there. */
export function reopenAgent(before: AgentDocument, text: string): AgentDocument {
  const edit = textDifference(before.source.text, text);
  return edit ? editAgent(before, [edit]) : before;
}
