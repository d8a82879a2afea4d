import { fixesFor } from "@agentwright/language/agent/index";
import { fixesForProject } from "@agentwright/language/project/index";
import { Lines } from "@agentwright/language/syntax/lines";
import { type Finding, lensCommands } from "@agentwright/protocol";
import type { CodeAction } from "vscode-languageserver";
import type { OpenAgent, OpenFile } from "../documents/open-file.ts";
import type { Server } from "../feature.ts";
import { editOf } from "./edits.ts";

/** The fixes of one finding. */
export function quickFixes(server: Server, file: OpenAgent, finding: Finding): CodeAction[] {
  const diagnostics = [server.diagnostics.diagnosticOf(file, finding)];
  const fixes = fixesFor(file.agent, finding, server.checker.contextOf(file.uri));
  return fixes.map(({ title, edits, preferred, command }) => {
    const base = { title, kind: "quickfix", diagnostics, ...(preferred && { isPreferred: true }) };
    // The client stores the key first and edits the text only then, so the edit is not sent along.
    if (command && server.abilities.commands) {
      const range = file.agent.source.lines.range(command.start, command.end);
      const run = { title, command: lensCommands.moveKeyToSecrets, arguments: [file.uri, command.secret, range] };
      return { ...base, command: run };
    }
    return { ...base, edit: editOf(server, file, file.agent.source.lines, edits) };
  });
}

/** The fixes of one finding in a project file. */
export function projectFixes(server: Server, file: OpenFile, finding: Finding): CodeAction[] {
  const diagnostics = [server.diagnostics.diagnosticOf(file, finding)];
  const lines = new Lines(file.text);
  return fixesForProject(file.text, finding).map(({ title, edits, preferred }) => {
    const edit = editOf(server, file, lines, edits);
    return { title, kind: "quickfix", diagnostics, edit, ...(preferred && { isPreferred: true }) };
  });
}
