import type { Location } from "vscode-languageserver";
import { type Feature, guard } from "../feature.ts";
import { agentsKnown } from "../names/configs.ts";
import { isEverywhere, occurrencesOf } from "../names/occurrences.ts";
import { ownAgentAt } from "../names/own-agent.ts";
import { targetAt } from "../names/target.ts";

/** `textDocument/references`: in all configs of the workspace, open or not; on an agent's own name, who runs it. */
export const references: Feature = {
  capabilities: () => ({ referencesProvider: true }),
  listen(server) {
    server.connection.onReferences(
      guard(server, "textDocument/references", [] as Location[], async ({ textDocument, position, context }, token) => {
        const { uri } = textDocument;
        const target = targetAt(server, uri, position) ?? ownAgentAt(server, uri, position);
        if (!target) return [];
        if (isEverywhere(server, target)) await agentsKnown(server, uri, token);
        const found: Location[] = [];
        for await (const { uri: other, source, uses } of occurrencesOf(server, target, token)) {
          for (const { role, start, end } of uses) {
            if (role === "declaration" && !context.includeDeclaration) continue;
            found.push({ uri: other, range: source.lines.range(start, end) });
          }
        }
        return found;
      }),
    );
  },
};
