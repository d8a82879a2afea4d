import type { WorkspaceEdit } from "vscode-languageserver";
import { type Feature, guard } from "../feature.ts";
import { agentsKnown } from "../names/configs.ts";
import { editsForMoves, isOwn, type Move } from "../names/moves.ts";
import { workspaceEdit } from "../names/workspace-edit.ts";

/** `workspace/willRenameFiles`: paths in all configs follow a config, tool, resource or folder that gets another name. */
export const willRenameFiles: Feature = {
  capabilities: () => {
    const filters = [{ scheme: "file", pattern: { glob: "**/*" } }];
    return { workspace: { fileOperations: { willRename: { filters } } } };
  },
  listen(server) {
    const name = "workspace/willRenameFiles";
    server.connection.workspace.onWillRenameFiles(
      guard(server, name, null as WorkspaceEdit | null, async ({ files }, token) => {
        const { world } = server;
        const moves = files.flatMap(({ oldUri, newUri }): Move[] => {
          const [from, to] = [world.pathOf(oldUri), world.pathOf(newUri)];
          return from === undefined || to === undefined ? [] : [{ from, to }];
        });
        const unsettled = moves.filter(move => !isOwn(server, move));
        const first = files[0];
        if (!first || unsettled.length === 0) return null;
        await agentsKnown(server, first.oldUri, token);
        const edits = await editsForMoves(server, first.oldUri, unsettled, token);
        return edits.length > 0 ? workspaceEdit(server, edits) : null;
      }),
    );
  },
};
