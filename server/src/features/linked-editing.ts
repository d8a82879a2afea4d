import type { LinkedEditingRanges } from "vscode-languageserver";
import { type Feature, guard } from "../feature.ts";

/** `textDocument/linkedEditingRange`: a variable and its `{{uses}}` change together as one types. */
export const linkedEditing: Feature = {
  capabilities: () => ({ linkedEditingRangeProvider: true }),
  listen(server) {
    server.connection.languages.onLinkedEditingRange(
      guard(server, "textDocument/linkedEditingRange", null as LinkedEditingRanges | null, async params => {
        const { linkedAt } = await import("../names/answers.ts");
        return linkedAt(server, params);
      }),
    );
  },
};
