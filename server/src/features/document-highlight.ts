import type { Feature } from "../feature.ts";
import { ask } from "../kinds/ask.ts";

/** `textDocument/documentHighlight`: the name under the cursor everywhere in its file; declarations as writes. */
export const documentHighlight: Feature = {
  capabilities: () => ({ documentHighlightProvider: true }),
  programs: () => ["textDocument/documentHighlight", {}],
  listen(server) {
    server.connection.onDocumentHighlight(ask(server, "textDocument/documentHighlight", "documentHighlight", []));
  },
};
