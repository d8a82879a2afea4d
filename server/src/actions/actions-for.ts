import {
  type CodeAction,
  type CodeActionContext,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Range,
} from "vscode-languageserver";
import type { OpenAgent, OpenProject } from "../documents/open-file.ts";
import type { Server } from "../feature.ts";
import { faultActions } from "./fault.ts";
import { fixAll, fixKind } from "./fix-all.ts";
import { fixAllKind } from "./kinds.ts";
import { projectFixes, quickFixes } from "./quick-fixes.ts";
import { suppressions, turnOffs } from "./suppress.ts";
import { toolCodeActions } from "./tool-code/offer.ts";
import { touchedBy, wants } from "./wanted.ts";

/** The actions for a range: fixes first, then ways to silence what is found there, then what changes more. */
export async function agentActions(
  server: Server,
  file: OpenAgent,
  { range, context }: CodeActionParams,
): Promise<CodeAction[]> {
  if (!server.abilities.literalActions) return [];
  const { findings } = server.checker.check(file);
  const touched = touchedBy(range, findings);
  const actions: (CodeAction | Promise<CodeAction>)[] = [];
  if (wants(context, "quickfix")) {
    const kinds = new Set<string>();
    for (const finding of touched) {
      const fixes = quickFixes(server, file, finding);
      actions.push(...fixes);
      if (kinds.has(finding.code) || !fixes.some(({ isPreferred, edit }) => isPreferred && edit)) continue;
      kinds.add(finding.code);
      actions.push(...fixKind(server, file, finding, findings));
    }
    for (const finding of touched) actions.push(...suppressions(server, file, finding));
    actions.push(...faultActions(server, file, touched));
  }
  const byUser = context.only !== undefined && context.triggerKind !== CodeActionTriggerKind.Automatic;
  const asked = {
    extract: wants(context, "refactor.extract"),
    inline: wants(context, "refactor.inline"),
    types: context.only !== undefined && wants(context, "source"),
    byUser,
  };
  actions.push(...toolCodeActions(server, file, range, asked));
  if (context.only && wants(context, fixAllKind)) actions.push(...fixAll(server, file));
  if (isRewriteWanted(context)) actions.push(...(await rewrites(server, file, range, context)));
  const made = await Promise.all(actions);
  return server.abilities.disabledActions ? made : made.filter(({ disabled }) => !disabled);
}

/** What a project file offers for a range: fixes, and turning off the rule. */
export function projectActions(server: Server, file: OpenProject, { range, context }: CodeActionParams): CodeAction[] {
  if (!server.abilities.literalActions || !wants(context, "quickfix")) return [];
  return touchedBy(range, server.checker.check(file).findings).flatMap(finding => [
    ...projectFixes(server, file, finding),
    ...turnOffs(server, file, finding),
  ]);
}

/** Sorting keys and other syntaxes: only for who asks, not behind every light bulb. */
function isRewriteWanted(context: CodeActionContext): boolean {
  if (!context.only) return context.triggerKind === CodeActionTriggerKind.Invoked;
  return wants(context, "refactor.rewrite") || wants(context, "source.sortKeys.agentwright");
}

async function rewrites(server: Server, file: OpenAgent, range: Range, context: CodeActionContext) {
  const { sortAll, sortSection } = await import("./sort-keys.ts");
  const { conversions } = await import("./convert.ts");
  // While they were loaded the file may have been edited.
  if (server.documents.get(file.uri) !== file) return [];
  const all = context.only && wants(context, "source.sortKeys.agentwright") ? sortAll(server, file) : [];
  if (!wants(context, "refactor.rewrite")) return all;
  return [...all, ...sortSection(server, file, range), ...conversions(server, file)];
}
