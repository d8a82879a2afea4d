import { sortKeys } from "@agentwright/language/agent/format/sort/sort-keys";
import type { WorkspaceEdit } from "vscode-languageserver";
import type { OpenAgent } from "../documents/open-file.ts";
import type { Server } from "../feature.ts";
import { editOf } from "./edits.ts";

/** Sorts the keys of the file or of a section; or says why they can't be sorted. */
export function sortEdit(
  server: Server,
  file: OpenAgent,
  section?: string,
): WorkspaceEdit | { readonly refused: string } {
  if (server.documents.get(file.uri) !== file) return { refused: "The config was changed in the meantime." };
  const { source } = file.agent;
  const edit = sortKeys(source, section);
  if (!edit) return { refused: "The keys can't be moved without a change of what the config says." };
  return editOf(server, file, source.lines, [edit]);
}
