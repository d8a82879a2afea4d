import { hover as hoverAt } from "@agentwright/language/agent/features/index";
import type { Hover } from "vscode-languageserver";
import { type Feature, guard, openAgentOf } from "../feature.ts";

/** `textDocument/hover`. */
export const hover: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  listen(server) {
    server.connection.onHover(
      guard(server, "textDocument/hover", null as Hover | null, ({ textDocument, position }) => {
        const file = openAgentOf(server, textDocument.uri);
        if (!file) return null;
        const { outside } = server.world.surroundings(file.uri);
        const offset = file.agent.source.lines.offsetAt(position);
        return hoverAt(file.agent, offset, { outside, secrets: server.world.secrets }) ?? null;
      }),
    );
  },
};
