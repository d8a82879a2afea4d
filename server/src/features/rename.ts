import type { PrepareRenameResult, WorkspaceEdit } from "vscode-languageserver";
import { type Feature, guard } from "../feature.ts";
import type { Refused } from "../names/rename.ts";

/** `textDocument/prepareRename` and `textDocument/rename`: names in all configs, and files with the paths to them. */
export const rename: Feature = {
  capabilities: ({ prepareRename }) => ({ renameProvider: prepareRename ? { prepareProvider: true } : true }),
  listen(server) {
    const { connection } = server;
    connection.onPrepareRename(
      guard(server, "textDocument/prepareRename", null as PrepareRenameResult | Refused | null, async params => {
        const answers = await import("../names/answers.ts");
        return answers.prepareRename(server, params);
      }),
    );
    connection.onRenameRequest(
      guard(server, "textDocument/rename", null as WorkspaceEdit | Refused | null, async (params, token) => {
        const answers = await import("../names/answers.ts");
        return answers.rename(server, params, token);
      }),
    );
  },
};
