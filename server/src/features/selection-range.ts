import type { Feature } from "../feature.ts";
import { ask } from "../kinds/ask.ts";

/** `textDocument/selectionRange`: what a selection grows to and shrinks from. */
export const selectionRange: Feature = {
  capabilities: () => ({ selectionRangeProvider: true }),
  listen(server) {
    server.connection.onSelectionRanges(ask(server, "textDocument/selectionRange", "selectionRange", []));
  },
};
