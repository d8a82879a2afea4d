import { tokenModifiers, tokenTypes } from "@agentwright/language/agent/features/semantic-tokens/legend";
import {
  allTokens,
  type TokenSheet,
  tokenEdits,
  tokenSheet,
  tokensBetween,
} from "@agentwright/language/agent/features/semantic-tokens/tokens";
import type { SemanticTokens, SemanticTokensDelta } from "vscode-languageserver";
import { type Feature, guard, openAgentOf, type Server } from "../feature.ts";

const nothing: SemanticTokens = { data: [] };

/**
 * `textDocument/semanticTokens/full`, `…/full/delta` and `…/range`. Of each file the last answer is kept, as what its
 * pieces said: an edit sends what changed, and a range reads what it shows.
 */
export const semanticTokens: Feature = {
  capabilities({ tokens }) {
    if (!tokens) return {};
    const legend = { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] };
    return { semanticTokensProvider: { legend, full: { delta: tokens.delta }, range: tokens.range } };
  },
  listen(server) {
    const { semanticTokens: asked } = server.connection.languages;
    const kept = new Map<string, { readonly id: string; readonly sheet: TokenSheet }>();
    let count = 0;
    const keep = (uri: string, sheet: TokenSheet): string => {
      const id = String(++count);
      kept.set(uri, { id, sheet });
      return id;
    };
    server.documents.onDidClose(({ document }) => kept.delete(document.uri));

    asked.on(
      guard(server, "textDocument/semanticTokens/full", nothing, ({ textDocument: { uri } }) => {
        const sheet = sheetOf(server, uri);
        return sheet ? { resultId: keep(uri, sheet), data: allTokens(sheet) } : nothing;
      }),
    );
    asked.onDelta(
      guard(
        server,
        "textDocument/semanticTokens/full/delta",
        nothing as SemanticTokens | SemanticTokensDelta,
        ({ textDocument: { uri }, previousResultId }) => {
          const sheet = sheetOf(server, uri);
          if (!sheet) return nothing;
          const before = kept.get(uri);
          const resultId = keep(uri, sheet);
          if (before?.id !== previousResultId) return { resultId, data: allTokens(sheet) };
          return { resultId, edits: tokenEdits(before.sheet, sheet) };
        },
      ),
    );
    asked.onRange(
      guard(server, "textDocument/semanticTokens/range", nothing, ({ textDocument, range }) => {
        const file = openAgentOf(server, textDocument.uri);
        if (!file) return nothing;
        const { lines } = file.agent.source;
        return { data: tokensBetween(file.agent, lines.offsetAt(range.start), lines.offsetAt(range.end)) };
      }),
    );
  },
};

function sheetOf(server: Server, uri: string): TokenSheet | undefined {
  const file = openAgentOf(server, uri);
  return file && tokenSheet(file.agent);
}
