import type { Feature } from "../feature.ts";
import { ask } from "../kinds/ask.ts";

/** `textDocument/inlineCompletion`: the keys that must be there and are not. Silent while a list of offers is open. */
export const inlineCompletion: Feature = {
  capabilities: () => ({ inlineCompletionProvider: true }),
  listen(server) {
    server.connection.languages.inlineCompletion.on(
      ask(server, "textDocument/inlineCompletion", "inlineCompletion", []),
    );
  },
};
