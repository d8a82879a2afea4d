import type { Finding } from "@agentwright/protocol";
import type { CodeActionContext, Range } from "vscode-languageserver";

/** A client that asks for `source` wants `source.fixAll.agentwright` too. */
export function wants({ only }: CodeActionContext, kind: string): boolean {
  return !only || only.some(asked => kind === asked || kind.startsWith(`${asked}.`) || asked === "");
}

/** The findings that a range touches. */
export function touchedBy(range: Range, findings: readonly Finding[]): Finding[] {
  return findings.filter(finding => before(finding.range.start, range.end) && before(range.start, finding.range.end));
}

function before(a: Range["start"], b: Range["start"]): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}
