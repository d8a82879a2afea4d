import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median, type Row, timed, timedAsync } from "./measure.ts";

/** Whole processes against an empty Node process of the same run. */
export async function processRows(empty: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "agentwright-bench-"));
  let count = 0;
  const cli = (...args: string[]) => {
    const env = { ...process.env, AGENTWRIGHT_CACHE: join(folder, String(count++)) };
    const { status, stderr } = spawnSync(process.execPath, ["dist/cli.js", ...args], { env, encoding: "utf8" });
    if (status !== 0) throw new Error(`agentwright ${args.join(" ")}: ${stderr}`);
  };
  const example = "examples/support-triage/triage.agent.yaml";
  const peer = { peer: "node -e 0", peerMs: empty };
  try {
    return [
      { what: "agentwright check, whole process", ours: median(timed(11, () => cli("check", example))), ...peer },
      {
        what: "agentwright compile, whole process",
        ours: median(timed(11, () => cli("compile", example, "--out", folder))),
        ...peer,
      },
      { what: "language server, start to initialized", ours: median(await timedAsync(11, initialize)), ...peer },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts the server and waits for its answer to `initialize`. */
function initialize(): Promise<void> {
  const params = { processId: process.pid, rootUri: null, capabilities: {} };
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params });
  return new Promise((done, fail) => {
    const server = spawn(process.execPath, ["dist/server.js", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    server.on("error", fail);
    server.stdout.setEncoding("utf8").on("data", text => {
      if (!text.includes('"capabilities"')) return;
      server.kill();
      done();
    });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  });
}
