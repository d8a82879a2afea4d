import type { Feature } from "../feature.ts";
import { ask } from "../kinds/ask.ts";

/** `textDocument/hover`. */
export const hover: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  programs: () => ["textDocument/hover", {}],
  listen(server) {
    server.connection.onHover(ask(server, "textDocument/hover", "hover", null));
  },
};
