import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createConnection } from "vscode-languageserver/node";
import manifest from "../package.json" with { type: "json" };
import { DiskWorld } from "./node/disk-world.ts";
import { serve } from "./server.ts";

/** Names this build of the server: other rules find other things, whatever their version says. */
function ownStamp(): string {
  const { mtimeMs, size } = statSync(fileURLToPath(import.meta.url));
  return `${mtimeMs} ${size}`;
}

const transports = ["--stdio", "--node-ipc", "--socket", "--pipe"];

if (process.argv.some(arg => transports.includes(arg.split("=", 1)[0] ?? ""))) {
  const connection = createConnection();
  // A promise that nobody waits for must not end the server; what failed is told like any other fault.
  process.on("unhandledRejection", fault =>
    connection.console.error(`AW900 ${fault instanceof Error ? fault.stack : fault}`),
  );
  serve(connection, new DiskWorld(`${manifest.version} ${ownStamp()}`), manifest.version);
  connection.listen();
} else {
  process.stderr.write(
    "Agentwright's language server. Start it with --stdio, --node-ipc, --socket=PORT or --pipe=NAME.\n",
  );
  process.exitCode = 2;
}
