import { lenses } from "@agentwright/language/agent/features/index";
import type { CodeLens } from "vscode-languageserver";
import { type Feature, guard, openAgentOf } from "../feature.ts";

/** `textDocument/codeLens`: Compile, Preview and Run tool, and what the last compile made. */
export const codeLens: Feature = {
  capabilities: ({ commands }) => (commands ? { codeLensProvider: { resolveProvider: false } } : {}),
  listen(server) {
    server.connection.onCodeLens(
      guard(server, "textDocument/codeLens", [] as CodeLens[], ({ textDocument }) => {
        const file = openAgentOf(server, textDocument.uri);
        return file ? lenses(file.agent, { uri: file.uri, built: server.built.get(file.uri) }) : [];
      }),
    );
  },
};
