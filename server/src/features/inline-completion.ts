import type { InlineCompletionItem } from "vscode-languageserver";
import { atCursor } from "../at-cursor.ts";
import { type Feature, guard, openAgentOf } from "../feature.ts";

/** `textDocument/inlineCompletion`: the keys that must be there and are not. Silent while a list of offers is open. */
export const inlineCompletion: Feature = {
  capabilities: () => ({ inlineCompletionProvider: true }),
  listen(server) {
    server.connection.languages.inlineCompletion.on(
      guard(
        server,
        "textDocument/inlineCompletion",
        [] as InlineCompletionItem[],
        async ({ textDocument, position, context }) => {
          const answers = await atCursor();
          const file = openAgentOf(server, textDocument.uri);
          if (!file || context.selectedCompletionInfo) return [];
          return answers.inlineCompletion(file.agent, file.agent.source.lines.offsetAt(position));
        },
      ),
    );
  },
};
