import { linkedNames, linkedPattern } from "@agentwright/language/agent/names/index";
import type { LinkedEditingRanges } from "vscode-languageserver";
import { type Feature, guard, openAgentOf } from "../feature.ts";

/** `textDocument/linkedEditingRange`: a variable and its `{{uses}}` change together as one types. */
export const linkedEditing: Feature = {
  capabilities: () => ({ linkedEditingRangeProvider: true }),
  listen(server) {
    server.connection.languages.onLinkedEditingRange(
      guard(
        server,
        "textDocument/linkedEditingRange",
        null as LinkedEditingRanges | null,
        ({ textDocument, position }) => {
          const file = openAgentOf(server, textDocument.uri);
          if (!file) return null;
          const { lines } = file.agent.source;
          const uses = linkedNames(file.agent, lines.offsetAt(position));
          if (uses.length === 0) return null;
          return { ranges: uses.map(({ start, end }) => lines.range(start, end)), wordPattern: linkedPattern };
        },
      ),
    );
  },
};
