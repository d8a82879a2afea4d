import type { Feature } from "../feature.ts";
import { ask } from "../kinds/ask.ts";

/** `textDocument/formatting`. What formats is loaded when it is first asked for. */
export const formatting: Feature = {
  capabilities: () => ({ documentFormattingProvider: true }),
  listen(server) {
    server.connection.onDocumentFormatting(ask(server, "textDocument/formatting", "formatting", []));
  },
};
