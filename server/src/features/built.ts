import { type BuiltNote, lspMethods } from "@agentwright/protocol";
import { CodeLensRefreshRequest } from "vscode-languageserver";
import type { Feature } from "../feature.ts";

/** `agentwright/built`: a compile of this file ended; its lens says so until the file closes. */
export const built: Feature = {
  capabilities: () => ({}),
  listen(server) {
    server.connection.onNotification(lspMethods.built, (note: BuiltNote) => {
      server.built.set(note.uri, note);
      if (!server.abilities.refreshLenses) return;
      void server.connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {
        // The client went away meanwhile; nobody is left to be told.
      });
    });
    server.documents.onDidClose(({ document }) => server.built.delete(document.uri));
  },
};
