import { CodeLensRefreshRequest } from "vscode-languageserver";
import type { Feature } from "../feature.ts";
import { ask } from "../kinds/ask.ts";

/** Milliseconds without news after which counts are asked for again. */
const settling = 300;

/** `textDocument/codeLens`: Compile, Preview and Run tool, and what the last compile made, how often others refer. */
export const codeLens: Feature = {
  capabilities: ({ commands }) => (commands ? { codeLensProvider: { resolveProvider: false } } : {}),
  programs: () => ["textDocument/codeLens", { resolveProvider: false }],
  listen(server) {
    server.connection.onCodeLens(ask(server, "textDocument/codeLens", "codeLens", []));
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
