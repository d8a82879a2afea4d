import type { DocumentRangeFormattingParams, TextEdit } from "vscode-languageserver";
import { type Feature, guard } from "../feature.ts";
import { ask, askKind } from "../kinds/ask.ts";

/** `textDocument/rangeFormatting` and `textDocument/rangesFormatting`: lines that a selection touches. */
export const rangeFormatting: Feature = {
  capabilities: () => ({ documentRangeFormattingProvider: { rangesSupport: true } }),
  listen(server) {
    const none: TextEdit[] = [];
    server.connection.onDocumentRangeFormatting(
      guard(
        server,
        "textDocument/rangeFormatting",
        none,
        ({ textDocument, range, options }: DocumentRangeFormattingParams, token) =>
          askKind(server, "rangesFormatting", { textDocument, ranges: [range], options }, token, none),
      ),
    );
    server.connection.onDocumentRangesFormatting(
      ask(server, "textDocument/rangesFormatting", "rangesFormatting", none),
    );
  },
};
