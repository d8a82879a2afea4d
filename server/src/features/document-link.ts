import type { DocumentLink, DocumentLinkParams } from "vscode-languageserver";
import { type Feature, guard } from "../feature.ts";
import { askKind } from "../kinds/ask.ts";

/** `textDocument/documentLink`: paths of files, addresses that are written out. */
export const documentLink: Feature = {
  capabilities: () => ({ documentLinkProvider: { resolveProvider: false } }),
  listen(server) {
    server.connection.onDocumentLinks(
      guard(server, "textDocument/documentLink", [] as DocumentLink[], async (params: DocumentLinkParams, token) => {
        const found = await askKind(server, "documentLink", params, token, []);
        return server.abilities.linkTooltips ? found : found.map(({ tooltip, ...link }) => link);
      }),
    );
  },
};
