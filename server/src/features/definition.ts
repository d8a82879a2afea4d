import type { Definition, DefinitionLink } from "vscode-languageserver";
import { type Feature, guard } from "../feature.ts";

/** `textDocument/definition`: declarations, the files that paths name, and secrets in the project file. */
export const definition: Feature = {
  capabilities: () => ({ definitionProvider: true }),
  listen(server) {
    server.connection.onDefinition(
      guard(server, "textDocument/definition", null as Definition | DefinitionLink[] | null, async params => {
        const { definitionAt } = await import("../names/answers.ts");
        return definitionAt(server, params);
      }),
    );
  },
};
