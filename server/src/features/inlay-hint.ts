import { inlays } from "@agentwright/language/agent/features/inlay/inlay";
import type { InlayHint } from "vscode-languageserver";
import { type Feature, guard, openAgentOf } from "../feature.ts";

/** `textDocument/inlayHint`: what applies without being written. Whether it is shown is the editor's own setting. */
export const inlayHint: Feature = {
  capabilities: () => ({ inlayHintProvider: { resolveProvider: false } }),
  listen(server) {
    server.connection.languages.inlayHint.on(
      guard(server, "textDocument/inlayHint", [] as InlayHint[], ({ textDocument, range }) => {
        const file = openAgentOf(server, textDocument.uri);
        if (!file) return [];
        const { lines } = file.agent.source;
        return inlays(file.agent, lines.offsetAt(range.start), lines.offsetAt(range.end));
      }),
    );
  },
};
