import { complete, completionTriggers } from "@agentwright/language/agent/features/index";
import type { CompletionItem } from "vscode-languageserver";
import { type Feature, guard, openAgentOf } from "../feature.ts";

/** `textDocument/completion`. */
export const completion: Feature = {
  capabilities: () => ({ completionProvider: { triggerCharacters: [...completionTriggers] } }),
  listen(server) {
    server.connection.onCompletion(
      guard(server, "textDocument/completion", [] as CompletionItem[], ({ textDocument, position }) => {
        const file = openAgentOf(server, textDocument.uri);
        if (!file) return [];
        const { outside } = server.world.surroundings(file.uri);
        const offset = file.agent.source.lines.offsetAt(position);
        return complete(file.agent, offset, { outside, snippets: server.abilities.snippets });
      }),
    );
  },
};
