import { type CodeAction, type CodeActionContext, CodeActionTriggerKind, type Range } from "vscode-languageserver";
import { faultActions } from "../actions/fault.ts";
import { fixAll, fixAllKind, fixKind } from "../actions/fix-all.ts";
import { projectFixes, quickFixes } from "../actions/quick-fixes.ts";
import { suppressions, turnOffs } from "../actions/suppress.ts";
import { toolCodeActions } from "../actions/tool-code/offer.ts";
import type { OpenAgent } from "../documents/open-file.ts";
import { type Feature, guard, type Server } from "../feature.ts";

/**
 * `textDocument/codeAction`: fixes of the findings in a range, of all of a kind and of all at once, ways to silence
 * them, moving tool code to a file and back. What reads the whole file is made by `codeAction/resolve`.
 */
export const codeAction: Feature = {
  capabilities: ({ lazyActions }) => ({
    codeActionProvider: {
      codeActionKinds: ["quickfix", "refactor.extract", "refactor.inline", "refactor.rewrite", "source", fixAllKind],
      ...(lazyActions && { resolveProvider: true }),
    },
  }),
  listen(server) {
    server.connection.onCodeAction(
      guard(server, "textDocument/codeAction", [] as CodeAction[], async ({ textDocument, range, context }) => {
        const file = server.documents.get(textDocument.uri);
        if (!file || !server.abilities.literalActions) return [];
        const { findings } = server.checker.check(file);
        const touched = findings.filter(
          finding => before(finding.range.start, range.end) && before(range.start, finding.range.end),
        );
        if (file.kind === "project" && wants(context, "quickfix")) {
          return touched.flatMap(finding => [
            ...projectFixes(server, file, finding),
            ...turnOffs(server, file, finding),
          ]);
        }
        if (file.kind !== "agent") return [];
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
      }),
    );
  },
};

/** Sorting keys and other syntaxes: only for who asks, not behind every light bulb. */
function isRewriteWanted(context: CodeActionContext): boolean {
  if (!context.only) return context.triggerKind === CodeActionTriggerKind.Invoked;
  return wants(context, "refactor.rewrite") || wants(context, "source.sortKeys.agentwright");
}

async function rewrites(server: Server, file: OpenAgent, range: Range, context: CodeActionContext) {
  const { sortAll, sortSection } = await import("../actions/sort-keys.ts");
  const { conversions } = await import("../actions/convert.ts");
  // While they were loaded the file may have been edited.
  if (server.documents.get(file.uri) !== file) return [];
  const all = context.only && wants(context, "source.sortKeys.agentwright") ? sortAll(server, file) : [];
  if (!wants(context, "refactor.rewrite")) return all;
  return [...all, ...sortSection(server, file, range), ...conversions(server, file)];
}

/** A client that asks for `source` wants `source.fixAll.agentwright` too. */
function wants({ only }: CodeActionContext, kind: string): boolean {
  return !only || only.some(asked => kind === asked || kind.startsWith(`${asked}.`) || asked === "");
}

interface At {
  readonly line: number;
  readonly character: number;
}

function before(a: At, b: At): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}
