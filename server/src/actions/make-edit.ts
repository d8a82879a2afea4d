import type { WorkspaceEdit } from "vscode-languageserver";
import type { OpenAgent } from "../documents/open-file.ts";
import type { Server } from "../feature.ts";
import { fixEdit } from "./fix-edit.ts";
import type { Work } from "./lazy.ts";

/** Makes the edit of an action that was chosen, or says why it can't be made. */
export async function makeEdit(
  server: Server,
  file: OpenAgent,
  work: Work,
): Promise<WorkspaceEdit | { readonly refused: string }> {
  if (work.do === "fixKind")
    return fixEdit(server, file, work.code) ?? { refused: "There is nothing to fix any more." };
  if (work.do === "sortKeys") return (await import("./sort-keys-edit.ts")).sortEdit(server, file, work.section);
  if (work.do === "convert") return (await import("./convert-edit.ts")).convertEdit(server, file, work.to);
  const { extractEdit, inlineEdit, toolTypesEdit } = await import("./tool-code/edits.ts");
  if (work.do === "extract") return extractEdit(server, file, work.offset);
  if (work.do === "inline") return inlineEdit(server, file, work.offset, work.remove);
  return toolTypesEdit(server, file);
}
