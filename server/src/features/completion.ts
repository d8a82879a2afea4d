import { completionTriggers } from "@agentwright/language/agent/features/triggers";
import type { CompletionItem, CompletionList } from "vscode-languageserver";
import { atCursor } from "../at-cursor.ts";
import { type Feature, guard, openAgentOf } from "../feature.ts";

/** `textDocument/completion` and `completionItem/resolve`: small lists, the documentation when somebody looks at it. */
export const completion: Feature = {
  capabilities: ({ completion: { lazy } }) => ({
    completionProvider: { triggerCharacters: [...completionTriggers], resolveProvider: lazy },
  }),
  listen(server) {
    const { connection, abilities } = server;
    connection.onCompletion(
      guard(
        server,
        "textDocument/completion",
        [] as CompletionItem[] | CompletionList,
        async ({ textDocument, position }) => {
          const { complete, completionList } = await atCursor();
          const file = openAgentOf(server, textDocument.uri);
          if (!file) return [];
          const { outside } = server.world.surroundings(file.uri);
          const offset = file.agent.source.lines.offsetAt(position);
          const items = complete(file.agent, offset, { outside, snippets: abilities.snippets });
          return completionList(items, abilities.completion);
        },
      ),
    );
    connection.onCompletionResolve((item, token) =>
      guard(server, "completionItem/resolve", item, async (chosen: CompletionItem) =>
        (await atCursor()).resolveItem(chosen),
      )(item, token),
    );
  },
  // Loaded while nobody waits for it.
  initialized: () => void setTimeout(atCursor, 200).unref(),
};
