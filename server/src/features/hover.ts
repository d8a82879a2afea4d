import type { Hover } from "vscode-languageserver";
import { atCursor } from "../at-cursor.ts";
import { type Feature, guard, openAgentOf } from "../feature.ts";

/** `textDocument/hover`. */
export const hover: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  listen(server) {
    server.connection.onHover(
      guard(server, "textDocument/hover", null as Hover | null, async ({ textDocument, position }) => {
        const answers = await atCursor();
        const file = openAgentOf(server, textDocument.uri);
        if (!file) return null;
        const { outside } = server.world.surroundings(file.uri);
        const offset = file.agent.source.lines.offsetAt(position);
        return answers.hover(file.agent, offset, { outside, secrets: server.world.secrets }) ?? null;
      }),
    );
  },
};
