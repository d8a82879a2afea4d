import { lenses } from "@agentwright/language/agent/features/lenses";
import { type CodeLens, CodeLensRefreshRequest } from "vscode-languageserver";
import { type Feature, guard, openAgentOf } from "../feature.ts";

/** Milliseconds without news after which counts are asked for again. */
const settling = 300;

/** `textDocument/codeLens`: Compile, Preview and Run tool, and what the last compile made, how often others refer. */
export const codeLens: Feature = {
  capabilities: ({ commands }) => (commands ? { codeLensProvider: { resolveProvider: false } } : {}),
  listen(server) {
    server.connection.onCodeLens(
      guard(server, "textDocument/codeLens", [] as CodeLens[], ({ textDocument }) => {
        const file = openAgentOf(server, textDocument.uri);
        if (!file) return [];
        const { uri } = file;
        return lenses(file.agent, {
          uri,
          built: server.built.get(uri),
          users: server.world.users(uri),
          secretUsers: secret => server.world.secretUsers(uri, secret),
        });
      }),
    );
    if (!server.abilities.refreshLenses) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Other agents, or other things that they say of themselves: the counts may be others.
    server.world.onKnows((_files, busy) => {
      clearTimeout(timer);
      if (busy) return;
      timer = setTimeout(() => {
        server.connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {
          // The client went away meanwhile; nobody is left to be told.
        });
      }, settling);
    });
  },
};
