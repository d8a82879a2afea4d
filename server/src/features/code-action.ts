import { fixAllKind } from "../actions/kinds.ts";
import type { Feature } from "../feature.ts";
import { ask } from "../kinds/ask.ts";

/**
 * `textDocument/codeAction`: fixes of the findings in a range, of all of a kind and of all at once, ways to silence
 * them, moving tool code to a file and back. What reads the whole file is made by `codeAction/resolve`.
 */
export const codeAction: Feature = {
  capabilities: ({ lazyActions }) => ({
    codeActionProvider: {
      codeActionKinds: ["quickfix", "refactor.extract", "refactor.inline", "refactor.rewrite", "source", fixAllKind],
      ...(lazyActions && { resolveProvider: true }),
    },
  }),
  programs: ({ lazyActions }) => [
    "textDocument/codeAction",
    { codeActionKinds: ["quickfix", fixAllKind], resolveProvider: lazyActions },
  ],
  listen(server) {
    server.connection.onCodeAction(ask(server, "textDocument/codeAction", "codeAction", []));
  },
};
