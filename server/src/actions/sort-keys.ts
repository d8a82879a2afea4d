import { isUnsorted, sortKeys } from "@agentwright/language/agent/format/sort/sort-keys";
import type { CodeAction, Range, WorkspaceEdit } from "vscode-languageserver";
import type { OpenAgent } from "../documents/open-file.ts";
import type { Server } from "../feature.ts";
import { editOf } from "./edits.ts";
import { lazily } from "./lazy.ts";

type Action = CodeAction | Promise<CodeAction>;

/** Sorting the keys of the whole file, if any stand in another order than the format's. */
export function sortAll(server: Server, file: OpenAgent): Action[] {
  if (!isUnsorted(file.agent.source)) return [];
  return [lazily(server, file, { title: "Sort all keys", kind: "source.sortKeys.agentwright" }, { do: "sortKeys" })];
}

/** Sorting the keys in the section that a range begins in. */
export function sortSection(server: Server, file: OpenAgent, { start }: Range): Action[] {
  const { source } = file.agent;
  const offset = source.lines.offsetAt(start);
  const section = source.sections.find(one => one.start() <= offset && offset <= one.end());
  if (!section || !isUnsorted(source, section)) return [];
  const title = `Sort the keys in ${section.name}`;
  return [lazily(server, file, { title, kind: "refactor.rewrite" }, { do: "sortKeys", section: section.name })];
}

/** The edit for it, or why there is none. */
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
