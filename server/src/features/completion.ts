import { complete, completionList, completionTriggers, resolveItem } from "@agentwright/language/agent/features/index";
import type { CompletionItem, CompletionList } from "vscode-languageserver";
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
        ({ textDocument, position }) => {
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
      guard(server, "completionItem/resolve", item, resolveItem)(item, token),
    );
  },
};
