import { isPath, usesLike } from "@agentwright/language/agent/names/index";
import { type DocumentHighlight, DocumentHighlightKind } from "vscode-languageserver";
import { type Feature, guard } from "../feature.ts";
import { targetAt } from "../names/target.ts";

/** `textDocument/documentHighlight`: the name under the cursor everywhere in its file; declarations as writes. */
export const documentHighlight: Feature = {
  capabilities: () => ({ documentHighlightProvider: true }),
  listen(server) {
    server.connection.onDocumentHighlight(
      guard(server, "textDocument/documentHighlight", [] as DocumentHighlight[], ({ textDocument, position }) => {
        const target = targetAt(server, textDocument.uri, position);
        if (!target) return [];
        const { source, use, file } = target;
        const uses = file.kind === "project" ? [use] : usesLike({ source }, use);
        return uses.map(other => ({ range: source.lines.range(other.start, other.end), kind: kindOf(other) }));
      }),
    );
  },
};

function kindOf(use: Parameters<typeof isPath>[0]): DocumentHighlightKind {
  if (isPath(use)) return DocumentHighlightKind.Text;
  return use.role === "declaration" ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
}
