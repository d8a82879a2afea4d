import { fixesFor } from "@agentwright/language/agent/index";
import type { TextEdit } from "@agentwright/language/syntax/index";
import type { Finding } from "@agentwright/protocol";
import type { CodeAction } from "vscode-languageserver";
import type { OpenAgent } from "../documents/open-file.ts";
import type { Server } from "../feature.ts";
import { editOf } from "./edits.ts";

/**
 * The preferred fix of each finding, as one action. Where two would change the same place the first wins; the other is
 * there again at the next save.
 */
export function fixAll(server: Server, file: OpenAgent, findings: readonly Finding[]): CodeAction[] {
  const context = server.checker.contextOf(file.uri);
  const taken: TextEdit[] = [];
  for (const finding of findings) {
    const fix = fixesFor(file.agent, finding, context).find(({ preferred, command }) => preferred && !command);
    if (fix?.edits.every(edit => taken.every(other => apart(edit, other)))) taken.push(...fix.edits);
  }
  if (taken.length === 0) return [];
  const edit = editOf(
    server,
    file,
    [...taken].sort((a, b) => a.start - b.start),
  );
  return [{ title: "Fix all that can be fixed safely", kind: "source.fixAll.agentwright", edit }];
}

/** Two insertions at one place would stand in an order that nobody chose. */
function apart(a: TextEdit, b: TextEdit): boolean {
  return a.end < b.start || b.end < a.start || (a.start !== b.start && (a.end === b.start || b.end === a.start));
}
