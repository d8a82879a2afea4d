import { type FlowStatesNote, lspMethods } from "@agentwright/protocol";
import { CodeLensRefreshRequest } from "vscode-languageserver";
import type { Feature } from "../feature.ts";

/** `agentwright/flowStates`: what a database knows of flows, which only the client can ask it; their lenses say so. */
export const flowStates: Feature = {
  capabilities: () => ({}),
  listen(server) {
    server.connection.onNotification(lspMethods.flowStates, ({ flows }: FlowStatesNote) => {
      server.flowStates.tell(flows);
      if (!server.abilities.refreshLenses) return;
      void server.connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {
        // The client went away meanwhile; nobody is left to be told.
      });
    });
  },
};
