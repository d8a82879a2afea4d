import { lspMethods } from "@agentwright/protocol";
import type { Feature } from "../feature.ts";

/** `agentwright/lastCrash`: the text that the last fault of ours happened on, for *Keep This Text as a Fixture*. */
export const lastCrash: Feature = {
  capabilities: () => ({}),
  listen(server) {
    server.connection.onRequest(lspMethods.lastCrash, () => server.status.lastCrash ?? null);
  },
};
