import type { SourceDocument, TextEdit } from "@agentwright/language/syntax/index";
import type { RenameFile, TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver";
import type { Server } from "../feature.ts";

/** What changes in one file, in terms of the client. */
export interface FileEdit {
  readonly uri: string;
  /** The version that the edits were made for; null: no editor shows the file. */
  readonly version: number | null;
  readonly edits: TextDocumentEdit["edits"];
}

/** The edits of one version of a file. */
export function fileEdit(
  { uri, version, source }: { readonly uri: string; readonly version: number | null; readonly source: SourceDocument },
  edits: readonly TextEdit[],
): FileEdit {
  const { lines } = source;
  return {
    uri,
    version,
    edits: edits.map(({ start, end, text }) => ({ range: lines.range(start, end), newText: text })),
  };
}

/**
 * Edits of several files, bound to their versions where the client can. A file that is renamed as well is edited under
 * its new name, last: editors that put renames first then still find it.
 */
export function workspaceEdit(
  server: Server,
  files: readonly FileEdit[],
  renames: readonly RenameFile[] = [],
): WorkspaceEdit {
  const changed = files.filter(({ edits }) => edits.length > 0);
  if (!server.abilities.documentChanges) {
    return { changes: Object.fromEntries(changed.map(({ uri, edits }) => [uri, edits])) } as WorkspaceEdit;
  }
  const before: TextDocumentEdit[] = [];
  const after: TextDocumentEdit[] = [];
  for (const { uri, version, edits } of changed) {
    const rename = renames.find(({ oldUri }) => oldUri === uri);
    if (rename) after.push({ textDocument: { uri: rename.newUri, version: null }, edits });
    else before.push({ textDocument: { uri, version }, edits });
  }
  return { documentChanges: [...before, ...renames, ...after] };
}
