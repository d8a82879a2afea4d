import type { WorkspaceEdit } from "vscode-languageserver";
import { type Feature, guard } from "../feature.ts";

/** `workspace/willRenameFiles`: paths in all configs follow a config, tool, resource or folder that gets another name. */
export const willRenameFiles: Feature = {
  capabilities: () => {
    const filters = [{ scheme: "file", pattern: { glob: "**/*" } }];
    return { workspace: { fileOperations: { willRename: { filters } } } };
  },
  listen(server) {
    server.connection.workspace.onWillRenameFiles(
      guard(server, "workspace/willRenameFiles", null as WorkspaceEdit | null, async (params, token) => {
        const { willRename } = await import("../names/answers.ts");
        return willRename(server, params, token);
      }),
    );
  },
};
