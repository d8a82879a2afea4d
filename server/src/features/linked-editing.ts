import type { Feature } from "../feature.ts";
import { ask } from "../kinds/ask.ts";

/** `textDocument/linkedEditingRange`: a variable and its `{{uses}}` change together as one types. */
export const linkedEditing: Feature = {
  capabilities: () => ({ linkedEditingRangeProvider: true }),
  listen(server) {
    server.connection.languages.onLinkedEditingRange(
      ask(server, "textDocument/linkedEditingRange", "linkedEditing", null),
    );
  },
};
