import { folds } from "@agentwright/language/agent/features/folding/folding";
import type { FoldingRange } from "vscode-languageserver";
import { type Feature, guard, openAgentOf } from "../feature.ts";

/** `textDocument/foldingRange`. */
export const foldingRange: Feature = {
  capabilities: () => ({ foldingRangeProvider: true }),
  listen(server) {
    server.connection.onFoldingRanges(
      guard(server, "textDocument/foldingRange", [] as FoldingRange[], ({ textDocument }) => {
        const file = openAgentOf(server, textDocument.uri);
        return file ? folds(file.agent, server.abilities.foldingLimit) : [];
      }),
    );
  },
};
