import type { DocumentDiagnosticReport } from "vscode-languageserver";
import { type Feature, fileOf, guard } from "../feature.ts";

/** `textDocument/diagnostic`: findings for clients that ask. Also of files that no editor shows. */
export const diagnostics: Feature = {
  capabilities: ({ pull }) =>
    pull
      ? { diagnosticProvider: { identifier: "agentwright", interFileDependencies: true, workspaceDiagnostics: true } }
      : {},
  programs: () => [
    "textDocument/diagnostic",
    { identifier: "agentwright-flows", interFileDependencies: true, workspaceDiagnostics: false },
  ],
  listen(server) {
    const none: DocumentDiagnosticReport = { kind: "full", items: [] };
    server.connection.languages.diagnostics.on(
      guard(server, "textDocument/diagnostic", none, ({ textDocument, previousResultId }, token) => {
        const file = fileOf(server, textDocument.uri);
        return file ? server.diagnostics.report(file, previousResultId, token) : none;
      }),
    );
  },
};
