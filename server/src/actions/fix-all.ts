import { preferredFixes } from "@agentwright/language/agent/features/index";
import type { CodeAction } from "vscode-languageserver";
import type { OpenAgent } from "../documents/open-file.ts";
import type { Server } from "../feature.ts";
import { editOf } from "./edits.ts";

/** The kind under which editors fix all on save. */
export const fixAllKind = "source.fixAll.agentwright";

/** Every fix that may be taken without asking, as one action. */
export function fixAll(server: Server, file: OpenAgent): CodeAction[] {
  const edits = preferredFixes(file.agent, server.checker.contextOf(file.uri));
  if (edits.length === 0) return [];
  return [
    {
      title: "Fix all that can be fixed safely",
      kind: fixAllKind,
      edit: editOf(server, file, file.agent.source.lines, edits),
    },
  ];
}
