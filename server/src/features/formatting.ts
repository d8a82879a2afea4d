import type { TextEdit } from "vscode-languageserver";
import { formatOptions, toTextEdits } from "../actions/format-options.ts";
import { type Feature, guard, openAgentOf } from "../feature.ts";

/** `textDocument/formatting`. What formats is loaded when it is first asked for. */
export const formatting: Feature = {
  capabilities: () => ({ documentFormattingProvider: true }),
  listen(server) {
    server.connection.onDocumentFormatting(
      guard(server, "textDocument/formatting", [] as TextEdit[], async ({ textDocument, options }) => {
        const { format } = await import("@agentwright/language/agent/format/format");
        const file = openAgentOf(server, textDocument.uri);
        if (!file) return [];
        const { source } = file.agent;
        return toTextEdits(source.lines, format(source, formatOptions(options)));
      }),
    );
  },
};
