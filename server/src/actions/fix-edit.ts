import { preferredFixes } from "@agentwright/language/agent/features/preferred-fixes";
import type { WorkspaceEdit } from "vscode-languageserver";
import type { OpenAgent } from "../documents/open-file.ts";
import type { Server } from "../feature.ts";
import { editOf } from "./edits.ts";

/** Every fix that may be taken without asking; of one rule alone if a code is given. */
export function fixEdit(server: Server, file: OpenAgent, code?: string): WorkspaceEdit | undefined {
  const edits = preferredFixes(file.agent, server.checker.contextOf(file.uri), code);
  return edits.length === 0 ? undefined : editOf(server, file, file.agent.source.lines, edits);
}
