import type { Feature } from "../feature.ts";
import { ask } from "../kinds/ask.ts";

/** `textDocument/inlayHint`: what applies without being written. Whether it is shown is the editor's own setting. */
export const inlayHint: Feature = {
  capabilities: () => ({ inlayHintProvider: { resolveProvider: false } }),
  programs: () => ["textDocument/inlayHint", { resolveProvider: false }],
  listen(server) {
    server.connection.languages.inlayHint.on(ask(server, "textDocument/inlayHint", "inlayHint", []));
  },
};
