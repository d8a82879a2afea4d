import { isPath, type NameUse, usesLike } from "@agentwright/language/agent/names/index";
import { type DocumentHighlight, DocumentHighlightKind, type DocumentHighlightParams } from "vscode-languageserver";
import type { Server } from "../feature.ts";
import { targetAt } from "./target.ts";

/** The name at a position everywhere in its file. */
export function highlightsAt(server: Server, { textDocument, position }: DocumentHighlightParams): DocumentHighlight[] {
  const target = targetAt(server, textDocument.uri, position);
  if (!target) return [];
  const { source, use, file } = target;
  const uses = file.kind === "project" ? [use] : usesLike({ source }, use);
  return uses.map(other => ({ range: source.lines.range(other.start, other.end), kind: kindOf(other) }));
}

function kindOf(use: NameUse): DocumentHighlightKind {
  if (isPath(use)) return DocumentHighlightKind.Text;
  return use.role === "declaration" ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
}
