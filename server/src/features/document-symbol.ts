import type { DocumentSymbol, DocumentSymbolParams, SymbolInformation } from "vscode-languageserver";
import { type Feature, guard } from "../feature.ts";
import { askKind } from "../kinds/ask.ts";

type Found = DocumentSymbol[] | SymbolInformation[];

/** `textDocument/documentSymbol`. */
export const documentSymbol: Feature = {
  capabilities: () => ({ documentSymbolProvider: { label: "Agentwright" } }),
  listen(server) {
    server.connection.onDocumentSymbol(
      guard(server, "textDocument/documentSymbol", [] as Found, async (params: DocumentSymbolParams, token) => {
        const tree = await askKind(server, "documentSymbol", params, token, []);
        return server.abilities.symbolTree ? tree : flat(tree, params.textDocument.uri);
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
