import type { Feature } from "../feature.ts";
import { ask } from "../kinds/ask.ts";

/** `textDocument/references`: in all configs of the workspace, open or not; on an agent's own name, who runs it. */
export const references: Feature = {
  capabilities: () => ({ referencesProvider: true }),
  programs: () => ["textDocument/references", {}],
  listen(server) {
    server.connection.onReferences(ask(server, "textDocument/references", "references", []));
  },
};
