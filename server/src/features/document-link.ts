import { links } from "@agentwright/language/agent/features/links/links";
import type { DocumentLink } from "vscode-languageserver";
import { type Feature, guard, openAgentOf } from "../feature.ts";

/** `textDocument/documentLink`: paths of files, addresses that are written out. */
export const documentLink: Feature = {
  capabilities: () => ({ documentLinkProvider: { resolveProvider: false } }),
  listen(server) {
    server.connection.onDocumentLinks(
      guard(server, "textDocument/documentLink", [] as DocumentLink[], ({ textDocument }) => {
        const file = openAgentOf(server, textDocument.uri);
        if (!file) return [];
        const { outside } = server.world.surroundings(file.uri);
        const found = links(file.agent, outside, path => server.world.beside(file.uri, path));
        return server.abilities.linkTooltips ? found : found.map(({ tooltip, ...link }) => link);
      }),
    );
  },
};
