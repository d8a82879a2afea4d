import { completionTriggers } from "@agentwright/language/agent/features/triggers";
import { flowTriggers } from "@agentwright/language/flow/features/triggers";
import type { CompletionItem } from "vscode-languageserver";
import { atCursor } from "../at-cursor.ts";
import { type Feature, guard } from "../feature.ts";
import { ask } from "../kinds/ask.ts";

/** `textDocument/completion` and `completionItem/resolve`: small lists, the documentation when somebody looks at it. */
export const completion: Feature = {
  capabilities: ({ completion: { lazy } }) => ({
    completionProvider: { triggerCharacters: [...completionTriggers], resolveProvider: lazy },
  }),
  programs: () => ["textDocument/completion", { triggerCharacters: [...flowTriggers], resolveProvider: false }],
  listen(server) {
    const { connection } = server;
    connection.onCompletion(ask(server, "textDocument/completion", "completion", []));
    connection.onCompletionResolve((item, token) =>
      guard(server, "completionItem/resolve", item, async (chosen: CompletionItem) =>
        (await atCursor()).resolveItem(chosen),
      )(item, token),
    );
  },
  // Loaded while nobody waits for it.
  initialized: () => void setTimeout(atCursor, 200).unref(),
};
