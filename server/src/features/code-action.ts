import type { CodeAction, CodeActionContext } from "vscode-languageserver";
import { fixAll, fixAllKind } from "../actions/fix-all.ts";
import { projectFixes, quickFixes } from "../actions/quick-fixes.ts";
import { suppressions } from "../actions/suppress.ts";
import { type Feature, guard } from "../feature.ts";

/** `textDocument/codeAction`: fixes of the findings in a range, ways to silence them, and all safe fixes at once. */
export const codeAction: Feature = {
  capabilities: () => ({ codeActionProvider: { codeActionKinds: ["quickfix", fixAllKind] } }),
  listen(server) {
    server.connection.onCodeAction(
      guard(server, "textDocument/codeAction", [] as CodeAction[], ({ textDocument, range, context }) => {
        const file = server.documents.get(textDocument.uri);
        if (!file || !server.abilities.literalActions) return [];
        const { findings } = server.checker.check(file);
        const touched = findings.filter(
          finding => before(finding.range.start, range.end) && before(range.start, finding.range.end),
        );
        if (file.kind === "project") return touched.flatMap(finding => projectFixes(server, file, finding));
        if (file.kind !== "agent") return [];
        const actions: CodeAction[] = [];
        if (wants(context, "quickfix")) {
          for (const finding of touched) actions.push(...quickFixes(server, file, finding));
          for (const finding of touched) actions.push(...suppressions(server, file, finding));
        }
        if (context.only && wants(context, fixAllKind)) actions.push(...fixAll(server, file));
        return actions;
      }),
    );
  },
};

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
