import type { Feature } from "../feature.ts";
import { ask } from "../kinds/ask.ts";

/** `textDocument/definition`: declarations, the files that paths name, and secrets in the project file. */
export const definition: Feature = {
  capabilities: () => ({ definitionProvider: true }),
  programs: () => ["textDocument/definition", {}],
  listen(server) {
    server.connection.onDefinition(ask(server, "textDocument/definition", "definition", null));
  },
};
