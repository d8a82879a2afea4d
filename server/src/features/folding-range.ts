import type { Feature } from "../feature.ts";
import { ask } from "../kinds/ask.ts";

/** `textDocument/foldingRange`. */
export const foldingRange: Feature = {
  capabilities: () => ({ foldingRangeProvider: true }),
  listen(server) {
    server.connection.onFoldingRanges(ask(server, "textDocument/foldingRange", "foldingRange", []));
  },
};
