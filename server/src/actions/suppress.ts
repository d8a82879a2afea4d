import { silenceInFile, silenceOnLine } from "@agentwright/language/agent/silence/silence";
import type { TextEdit } from "@agentwright/language/syntax/index";
import { type Finding, projectFileName } from "@agentwright/protocol";
import type { CodeAction } from "vscode-languageserver";
import type { OpenAgent, OpenFile } from "../documents/open-file.ts";
import type { Server } from "../feature.ts";
import { editOf } from "./edits.ts";
import { turnOff } from "./turn-off.ts";

/** Ways to silence a finding: by a comment for its line or its file, or in the project file. */
export function suppressions(server: Server, file: OpenAgent, finding: Finding): CodeAction[] {
  const { code, range } = finding;
  const diagnostics = [server.diagnostics.diagnosticOf(file, finding)];
  const comment = (title: string, edits: readonly TextEdit[] | undefined): CodeAction[] => {
    if (!edits) return [];
    return [{ title, kind: "quickfix", diagnostics, edit: editOf(server, file, file.agent.source.lines, edits) }];
  };
  return [
    ...comment(`Ignore ${code} on this line`, silenceOnLine(file.agent, code, range.start)),
    ...comment(`Ignore ${code} in this file`, silenceInFile(file.agent, code)),
    ...turnOffs(server, file, finding),
  ];
}

/** Turning the rule off in the project file: the one way for JSON, which has no comments, and for project files. */
export function turnOffs(server: Server, file: OpenFile, finding: Finding): CodeAction[] {
  const diagnostics = [server.diagnostics.diagnosticOf(file, finding)];
  // What makes a project file unreadable can't be turned off in it.
  if (finding.code === "AW910" || finding.code === "AW914") return [];
  const base = { title: `Turn off ${finding.code} in ${projectFileName}`, kind: "quickfix", diagnostics };
  const edit = turnOff(server, file.uri, finding.code);
  if (edit) return [{ ...base, edit }];
  if (!server.abilities.disabledActions) return [];
  return [{ ...base, disabled: { reason: whyNot(server, file.uri) } }];
}

function whyNot(server: Server, uri: string): string {
  const { projectFile, root } = server.world.surroundings(uri);
  if (projectFile !== undefined) return `${projectFileName} can't be read; mend it first.`;
  if (root === undefined) return "Save the file first: a project file stands in a folder.";
  return `There is no ${projectFileName}, and this editor can't make one.`;
}
