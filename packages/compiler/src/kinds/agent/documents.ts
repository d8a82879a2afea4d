import { type AgentDocument, openAgent, reopenAgent, type Syntax } from "@agentwright/language";

/** Configs that are kept parsed. A person edits one or two at a time, and an orchestration has a handful. */
const keptDocuments = 16;

/** Longer ones (characters) are parsed each time: a tree takes some twenty times the memory of its text. */
const longestKept = 300_000;

const kept = new Map<string, AgentDocument>();

/** A config as it was parsed for the build before, with what was edited since parsed and checked anew. */
export function documentAt(path: string, text: string, syntax: Syntax): AgentDocument {
  const before = kept.get(path);
  const document = before?.source.syntax === syntax ? reopenAgent(before, text) : openAgent(text, syntax);
  kept.delete(path);
  if (text.length > longestKept) return document;
  kept.set(path, document);
  const oldest = kept.keys().next();
  if (kept.size > keptDocuments && !oldest.done) kept.delete(oldest.value);
  return document;
}
