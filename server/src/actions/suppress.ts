import { ruleByCode } from "@agentwright/language/agent/index";
import { nodeAt, type TextEdit } from "@agentwright/language/syntax/index";
import type { Finding } from "@agentwright/protocol";
import type { CodeAction } from "vscode-languageserver";
import type { OpenAgent } from "../documents/open-file.ts";
import type { Server } from "../feature.ts";
import { editOf } from "./edits.ts";
import { turnOff } from "./turn-off.ts";

/** Ways to silence a finding: by a comment for its line or its file, or in the project file. */
export function suppressions(server: Server, file: OpenAgent, finding: Finding): CodeAction[] {
  const rule = ruleByCode(finding.code);
  if (!rule || rule.from === "syntax" || finding.code.startsWith("AW9")) return [];
  const diagnostics = [server.diagnostics.diagnosticOf(file, finding)];
  const actions: CodeAction[] = [];
  const add = (title: string, edits: readonly TextEdit[] | undefined) => {
    if (edits)
      actions.push({
        title,
        kind: "quickfix",
        diagnostics,
        edit: editOf(server, file, file.agent.source.lines, edits),
      });
  };
  if (file.agent.source.syntax !== "json") {
    add(`Ignore ${finding.code} on this line`, lineComment(file, finding));
    add(`Ignore ${finding.code} in this file`, fileComment(file, finding.code));
  }
  const edit = turnOff(server, file.uri, finding.code);
  if (edit)
    actions.push({ title: `Turn off ${finding.code} in agentwright.json`, kind: "quickfix", diagnostics, edit });
  return actions;
}

/** A comment above the line; inside a text that spans lines it would become part of that text. */
function lineComment(file: OpenAgent, { code, range }: Finding): readonly TextEdit[] | undefined {
  const { source } = file.agent;
  const { text, lines } = source;
  const start = lines.start(range.start.line);
  const node = nodeAt(source, lines.offsetAt(range.start))?.located;
  if (node?.node.kind === "scalar" && node.piece.start + node.node.start < start) return undefined;
  const above = range.start.line > 0 ? text.slice(lines.start(range.start.line - 1), start) : "";
  const has = /agentwright-disable-next-line[^\r\n]*?(?=[ \t]*(?:\*\/)?[ \t]*\r?\n?$)/.exec(above);
  if (has) {
    const at = lines.start(range.start.line - 1) + has.index + has[0].length;
    return [{ start: at, end: at, text: ` ${code}` }];
  }
  const indent = /^[ \t]*/.exec(text.slice(start, start + 1000))?.[0] ?? "";
  return [{ start, end: start, text: `${indent}${mark(file)} agentwright-disable-next-line ${code}${newline(text)}` }];
}

function fileComment(file: OpenAgent, code: string): readonly TextEdit[] {
  const { text } = file;
  const has = /(?:#|\/\/)[ \t]*agentwright-disable-file[^\r\n]*/.exec(text);
  if (has) {
    const at = has.index + has[0].trimEnd().length;
    return [{ start: at, end: at, text: ` ${code}` }];
  }
  return [{ start: 0, end: 0, text: `${mark(file)} agentwright-disable-file ${code}${newline(text)}` }];
}

function mark({ agent }: OpenAgent): string {
  return agent.source.syntax === "yaml" ? "#" : "//";
}

function newline(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}
