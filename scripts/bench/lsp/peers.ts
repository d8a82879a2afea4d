import { join, resolve } from "node:path";
import { ensurePeers } from "../../lib/peers.ts";

/** Which server: ours, or one of the two that most editors bring for such files. */
export type ServerName = "ours" | "yaml-language-server" | "vscode-json-language-server";

/** The command of each server. The peers are installed into the user's cache folder, once for each lock file. */
export function serverCommands(): Readonly<Record<ServerName, readonly string[]>> {
  const peers = ensurePeers("test/peers");
  const node = process.execPath;
  return {
    ours: [node, resolve("dist/server.js"), "--stdio"],
    "yaml-language-server": [node, join(peers, "yaml-language-server/bin/yaml-language-server"), "--stdio"],
    "vscode-json-language-server": [
      node,
      join(peers, "vscode-langservers-extracted/bin/vscode-json-language-server"),
      "--stdio",
    ],
  };
}
