import type { DocumentHighlight } from "vscode-languageserver";
import { type Feature, guard } from "../feature.ts";

/** `textDocument/documentHighlight`: the name under the cursor everywhere in its file; declarations as writes. */
export const documentHighlight: Feature = {
  capabilities: () => ({ documentHighlightProvider: true }),
  listen(server) {
    server.connection.onDocumentHighlight(
      guard(server, "textDocument/documentHighlight", [] as DocumentHighlight[], async params => {
        const { highlightsAt } = await import("../names/answers.ts");
        return highlightsAt(server, params);
      }),
    );
  },
};
