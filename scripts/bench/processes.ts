import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median, type Row, timed, timedAsync } from "./measure.ts";

/** Whole processes against an empty Node process of the same run. */
export async function processRows(empty: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "agentwright-bench-"));
  const kept = join(folder, "kept");
  const example = "examples/support-triage/triage.agent.yaml";
  const cli = (cache: string, ...args: string[]) => {
    const env = { ...process.env, AGENTWRIGHT_CACHE: cache };
    const { status, stderr } = spawnSync(process.execPath, ["dist/cli.js", ...args], { env, encoding: "utf8" });
    if (status !== 0) throw new Error(`agentwright ${args.join(" ")}: ${stderr}`);
  };
  const compile = (cache: string) => cli(cache, "compile", example, "--out", folder);
  /** Forgets what was compiled, as if the config had been edited. */
  const forget = () => {
    for (const name of ["builds", "history"]) rmSync(join(kept, name), { recursive: true, force: true });
  };
  const forgetAll = () => {
    rmSync(kept, { recursive: true, force: true });
    rmSync("dist/cli/bytecode", { recursive: true, force: true });
  };
  const compiled = (times: number, before: () => void) =>
    Array.from({ length: times }, () => {
      before();
      return timed(1, () => compile(kept))[0] ?? 0;
    });
  const peer = { peer: "node -e 0", peerMs: empty };
  try {
    cli(kept, "check", example);
    compile(kept);
    return [
      { what: "agentwright check, whole process", ours: median(timed(21, () => cli(kept, "check", example))), ...peer },
      { what: "agentwright compile, whole process", ours: median(compiled(21, forget)), ...peer },
      { what: "  nothing to do", ours: median(timed(11, () => compile(kept))), ...peer },
      {
        what: "  the first run after it was installed",
        ours: median(compiled(9, forgetAll)),
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
