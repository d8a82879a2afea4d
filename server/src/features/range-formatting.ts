import type { FormattingOptions, Range, TextEdit } from "vscode-languageserver";
import { formatOptions, toTextEdits } from "../actions/format-options.ts";
import { type Feature, guard, openAgentOf, type Server } from "../feature.ts";

/** `textDocument/rangeFormatting` and `textDocument/rangesFormatting`: lines that a selection touches. */
export const rangeFormatting: Feature = {
  capabilities: () => ({ documentRangeFormattingProvider: { rangesSupport: true } }),
  listen(server) {
    server.connection.onDocumentRangeFormatting(
      guard(server, "textDocument/rangeFormatting", [] as TextEdit[], ({ textDocument, range, options }) =>
        inRanges(server, textDocument.uri, [range], options),
      ),
    );
    server.connection.onDocumentRangesFormatting(
      guard(server, "textDocument/rangesFormatting", [] as TextEdit[], ({ textDocument, ranges, options }) =>
        inRanges(server, textDocument.uri, ranges, options),
      ),
    );
  },
};

async function inRanges(
  server: Server,
  uri: string,
  ranges: readonly Range[],
  options: FormattingOptions,
): Promise<TextEdit[]> {
  const { formatRanges } = await import("@agentwright/language/agent/format/format");
  const file = openAgentOf(server, uri);
  if (!file) return [];
  const { source } = file.agent;
  const { lines } = source;
  const offsets = ranges.map(({ start, end }) => {
    const from = lines.offsetAt(start);
    return { start: from, end: Math.max(from, lines.offsetAt(end)) };
  });
  return toTextEdits(lines, formatRanges(source, offsets, formatOptions(options)));
}
