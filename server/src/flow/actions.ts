import { silenceFlowInFile, silenceFlowOnLine } from "@agentwright/language/flow/check/silence";
import { preferredFlowFixes } from "@agentwright/language/flow/features/index";
import { checkFlows, type FlowContext, flowFixes } from "@agentwright/language/flow/index";
import type { Finding } from "@agentwright/protocol";
import type { CodeAction } from "vscode-languageserver";
import { editOf } from "../actions/edits.ts";
import { faultActions } from "../actions/fault.ts";
import { fixAllKind } from "../actions/kinds.ts";
import { turnOffs } from "../actions/suppress.ts";
import { touchedBy, wants } from "../actions/wanted.ts";
import type { OpenFlow } from "../documents/open-file.ts";
import type { Server } from "../feature.ts";
import type { Answer } from "../kinds/answers.ts";
import { flowContext } from "./check.ts";
import { flowDocument } from "./view.ts";

type Edits = Parameters<typeof editOf>[3];

/** Fixes of what is found in a range, of all of a kind and of all at once, and ways to silence it. */
export const flowCodeActions: Answer<OpenFlow, "codeAction"> = (server, file, { range, context }) => {
  if (!server.abilities.literalActions) return [];
  const { findings } = server.checker.check(file);
  const touched = touchedBy(range, findings);
  const all = withTypeScripts(server, file, findings);
  const actions: CodeAction[] = [];
  if (wants(context, "quickfix")) {
    const kinds = new Set<string>();
    for (const finding of touchedBy(range, all)) {
      const fixes = quickFixes(server, file, finding, findings);
      actions.push(...fixes);
      if (kinds.has(finding.code) || !fixes.some(({ isPreferred }) => isPreferred)) continue;
      kinds.add(finding.code);
      actions.push(...fixKind(server, file, finding, all));
    }
    for (const finding of touched) actions.push(...suppressions(server, file, finding));
    actions.push(...faultActions(server, file, touched));
  }
  if (context.only && wants(context, fixAllKind)) {
    const edits = preferredFlowFixes(flowDocument(file), fixContext(server, file));
    const title = "Fix all that can be fixed safely";
    if (edits.length > 0) actions.push({ title, kind: fixAllKind, edit: edit(server, file, edits) });
  }
  return server.abilities.disabledActions ? actions : actions.filter(({ disabled }) => !disabled);
};

/** TypeScript's service says some of our findings in its own words, but it has no fix for them: ours are offered. */
function fixContext(server: Server, file: OpenFlow): FlowContext {
  return { ...flowContext(server.world, file), besideTypeScript: false };
}

/** The findings, and those that are left to TypeScript's service to say. */
function withTypeScripts(server: Server, file: OpenFlow, findings: readonly Finding[]): readonly Finding[] {
  const { included } = server.world.surroundings(file.uri);
  const shown = new Set(findings.map(keyOf));
  const every = included ? checkFlows(flowDocument(file), fixContext(server, file)) : [];
  return [...findings, ...every.filter(finding => !shown.has(keyOf(finding)))];
}

function keyOf({ code, range: { start, end } }: Finding): string {
  return `${code} ${start.line} ${start.character} ${end.line} ${end.character}`;
}

function quickFixes(server: Server, file: OpenFlow, finding: Finding, shown: readonly Finding[]): CodeAction[] {
  // What we do not show has no diagnostic of ours to be tied to.
  const diagnostics = shown.includes(finding) ? [server.diagnostics.diagnosticOf(file, finding)] : undefined;
  const fixes = flowFixes(flowDocument(file), finding, fixContext(server, file));
  return fixes.map(({ title, edits, preferred }) => ({
    title,
    kind: "quickfix",
    ...(diagnostics && { diagnostics }),
    edit: edit(server, file, edits),
    ...(preferred && { isPreferred: true }),
  }));
}

function fixKind(server: Server, file: OpenFlow, { code }: Finding, all: readonly Finding[]): CodeAction[] {
  const same = all.filter(finding => finding.code === code);
  if (same.length < 2) return [];
  const edits = preferredFlowFixes(flowDocument(file), fixContext(server, file), code);
  if (edits.length === 0) return [];
  const diagnostics = same.map(finding => server.diagnostics.diagnosticOf(file, finding));
  const title = `Fix all ‘${code}’ problems in this file`;
  return [{ title, kind: "quickfix", diagnostics, edit: edit(server, file, edits) }];
}

function suppressions(server: Server, file: OpenFlow, finding: Finding): CodeAction[] {
  const { code, range } = finding;
  const diagnostics = [server.diagnostics.diagnosticOf(file, finding)];
  const comment = (title: string, edits: Edits | undefined): CodeAction[] =>
    edits ? [{ title, kind: "quickfix", diagnostics, edit: edit(server, file, edits) }] : [];
  const document = flowDocument(file);
  return [
    ...comment(`Ignore ${code} on this line`, silenceFlowOnLine(document, code, range.start)),
    ...comment(`Ignore ${code} in this file`, silenceFlowInFile(document, code)),
    ...turnOffs(server, file, finding),
  ];
}

function edit(server: Server, file: OpenFlow, edits: Edits) {
  return editOf(server, file, flowDocument(file).lines, edits);
}
