import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { cacheFolder, npm } from "../../lib/bootstrap.mjs";

/** Which server: ours, or one of the two that most editors bring for such files. */
export type ServerName = "ours" | "yaml-language-server" | "vscode-json-language-server";

const files = ["package.json", "package-lock.json", ".npmrc"];

/** The command of each server. The peers are installed into the user's cache folder, once for each lock file. */
export function serverCommands(): Readonly<Record<ServerName, readonly string[]>> {
  const peers = ensurePeers();
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

function ensurePeers(): string {
  const source = "test/peers";
  const hash = createHash("sha256")
    .update(readFileSync(join(source, "package-lock.json")))
    .digest("hex");
  const folder = join(cacheFolder(), `peers-${hash.slice(0, 12)}`);
  const modules = join(folder, "node_modules");
  if (existsSync(modules)) return modules;
  console.log("Installing the peers …");
  const work = `${folder}.${process.pid}`;
  try {
    mkdirSync(work, { recursive: true });
    for (const file of files) cpSync(join(source, file), join(work, file));
    npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"], work);
    rmSync(folder, { recursive: true, force: true });
    renameSync(work, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return modules;
}
