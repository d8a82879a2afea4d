import { symbols } from "@agentwright/language/agent/features/symbols/symbols";
import type { DocumentSymbol, SymbolInformation } from "vscode-languageserver";
import { type Feature, guard, openAgentOf } from "../feature.ts";

/** `textDocument/documentSymbol`. */
export const documentSymbol: Feature = {
  capabilities: () => ({ documentSymbolProvider: { label: "Agentwright" } }),
  listen(server) {
    server.connection.onDocumentSymbol(
      guard(server, "textDocument/documentSymbol", [] as DocumentSymbol[] | SymbolInformation[], ({ textDocument }) => {
        const file = openAgentOf(server, textDocument.uri);
        if (!file) return [];
        const tree = symbols(file.agent, server.abilities.symbolTags);
        return server.abilities.symbolTree ? tree : flat(tree, file.uri);
      }),
    );
  },
};

/** For clients that know lists only. */
function flat(tree: readonly DocumentSymbol[], uri: string, container?: string): SymbolInformation[] {
  return tree.flatMap(({ name, kind, range, children }) => [
    { name, kind, location: { uri, range }, ...(container !== undefined && { containerName: container }) },
    ...flat(children ?? [], uri, name),
  ]);
}
