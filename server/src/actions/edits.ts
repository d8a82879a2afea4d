import type { Lines, TextEdit } from "@agentwright/language/syntax/index";
import type { WorkspaceEdit } from "vscode-languageserver";
import type { OpenFile } from "../documents/open-file.ts";
import type { Server } from "../feature.ts";

/** Edits of an open file as an edit of the workspace, bound to the version that they were made for. */
export function editOf(server: Server, file: OpenFile, lines: Lines, edits: readonly TextEdit[]): WorkspaceEdit {
  const changes = edits.map(({ start, end, text }) => ({ range: lines.range(start, end), newText: text }));
  if (!server.abilities.documentChanges) return { changes: { [file.uri]: changes } };
  return { documentChanges: [{ textDocument: { uri: file.uri, version: file.version }, edits: changes }] };
}
