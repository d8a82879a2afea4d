import type { Feature } from "../feature.ts";
import { ask } from "../kinds/ask.ts";

/** `textDocument/prepareRename` and `textDocument/rename`: names in all configs, and files with the paths to them. */
export const rename: Feature = {
  capabilities: ({ prepareRename }) => ({ renameProvider: prepareRename ? { prepareProvider: true } : true }),
  programs: ({ prepareRename }) => ["textDocument/rename", { prepareProvider: prepareRename }],
  listen(server) {
    const { connection } = server;
    connection.onPrepareRename(ask(server, "textDocument/prepareRename", "prepareRename", null));
    connection.onRenameRequest(ask(server, "textDocument/rename", "rename", null));
  },
};
