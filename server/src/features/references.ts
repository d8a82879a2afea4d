import type { Location } from "vscode-languageserver";
import { type Feature, guard } from "../feature.ts";

/** `textDocument/references`: in all configs of the workspace, open or not; on an agent's own name, who runs it. */
export const references: Feature = {
  capabilities: () => ({ referencesProvider: true }),
  listen(server) {
    server.connection.onReferences(
      guard(server, "textDocument/references", [] as Location[], async (params, token) => {
        const { referencesAt } = await import("../names/answers.ts");
        return referencesAt(server, params, token);
      }),
    );
  },
};
