import { lspMethods } from "@agentwright/protocol";
import type { Feature } from "../feature.ts";

/** `agentwright/alive`: any answer will do. A server that gives none is ended by its client. */
export const alive: Feature = {
  capabilities: () => ({}),
  listen(server) {
    server.connection.onRequest(lspMethods.alive, () => null);
  },
};
