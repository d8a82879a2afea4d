import type { Finding } from "@agentwright/protocol";
import type { CodeAction } from "vscode-languageserver";
import type { OpenAgent } from "../documents/open-file.ts";
import type { Server } from "../feature.ts";
import { fixEdit } from "./fix-edit.ts";
import { fixAllKind } from "./kinds.ts";
import { lazily } from "./lazy.ts";

/** Every fix that may be taken without asking, as one action. */
export function fixAll(server: Server, file: OpenAgent): CodeAction[] {
  const edit = fixEdit(server, file);
  return edit ? [{ title: "Fix all that can be fixed safely", kind: fixAllKind, edit }] : [];
}

/**
 * The fixes that may be taken without asking of all findings of one rule, where one of the findings at hand has such a
 * fix and the file has more of its kind.
 */
export function fixKind(
  server: Server,
  file: OpenAgent,
  fixed: Finding,
  all: readonly Finding[],
): (CodeAction | Promise<CodeAction>)[] {
  const { code } = fixed;
  const same = all.filter(finding => finding.code === code);
  if (same.length < 2) return [];
  const diagnostics = same.map(finding => server.diagnostics.diagnosticOf(file, finding));
  const base = { title: `Fix all ‘${code}’ problems in this file`, kind: "quickfix", diagnostics };
  return [lazily(server, file, base, { do: "fixKind", code })];
}
