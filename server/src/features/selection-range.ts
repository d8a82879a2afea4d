import { selectionAt } from "@agentwright/language/agent/features/selection/selection";
import type { SelectionRange } from "vscode-languageserver";
import { type Feature, guard, openAgentOf } from "../feature.ts";

/** `textDocument/selectionRange`: what a selection grows to and shrinks from. */
export const selectionRange: Feature = {
  capabilities: () => ({ selectionRangeProvider: true }),
  listen(server) {
    server.connection.onSelectionRanges(
      guard(server, "textDocument/selectionRange", [] as SelectionRange[], ({ textDocument, positions }) => {
        const file = openAgentOf(server, textDocument.uri);
        if (!file) return [];
        return positions.map(position => selectionAt(file.agent, file.agent.source.lines.offsetAt(position)));
      }),
    );
  },
};
