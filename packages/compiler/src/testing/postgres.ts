import { spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A PostgreSQL of its own for one test file, on 127.0.0.1 and a free port, in a temporary folder. */
export interface TestPostgres {
  /** Connection string of a new, empty database. */
  database(): Promise<string>;
  stop(): Promise<void>;
}

/** Folder of `initdb` and `pg_ctl`, the newest that is installed; undefined if PostgreSQL is not here. */
export function findPostgres(): string | undefined {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map(version => join(root, version, "bin")), ...(process.env.PATH ?? "").split(":")];
  return folders.find(folder => existsSync(join(folder, "initdb")) && existsSync(join(folder, "pg_ctl")));
}

/** Makes a cluster and starts it. PostgreSQL refuses to run as root, so root hands it to another account. */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = findPostgres();
  if (bin === undefined) throw new Error("postgres not found");
  const who = otherAccount();
  const folder = mkdtempSync(join(tmpdir(), "agentwright-postgres-"));
  if (who) chownSync(folder, who.uid, who.gid);
  const run = (program: string, ...args: string[]) => {
    // Its output goes to a file: the server would hold a pipe open for as long as it runs.
    const { status } = spawnSync(join(bin, program), args, { cwd: folder, stdio: "ignore", ...who });
    if (status !== 0) throw new Error(`${program} ended with ${status}: ${logOf(folder)}`);
  };
  const port = await freePort();
  const data = join(folder, "data");
  run("initdb", "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
  const settings = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories=${folder} -c fsync=off`;
  run("pg_ctl", "-D", data, "-w", "-l", join(folder, "log"), "-o", settings, "start");
  let count = 0;
  return {
    async database() {
      const name = `test_${++count}`;
      run("createdb", "-h", "127.0.0.1", "-p", String(port), "-U", "tester", name);
      return `postgresql://tester:not-a-secret@127.0.0.1:${port}/${name}`;
    },
    stop: () =>
      new Promise(resolve => {
        const child = spawn(join(bin, "pg_ctl"), ["-D", data, "-m", "immediate", "stop"], { stdio: "ignore", ...who });
        child.on("close", () => {
          rmSync(folder, { recursive: true, force: true, maxRetries: 9 });
          resolve();
        });
      }),
  };
}

function otherAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  const line = lines.find(each => each.startsWith("postgres:")) ?? lines.find(each => each.startsWith("nobody:"));
  const [, , uid, gid] = (line ?? "").split(":").map(Number);
  return { uid: uid ?? 65_534, gid: gid ?? 65_534 };
}

function logOf(folder: string): string {
  const file = join(folder, "log");
  return existsSync(file) ? readFileSync(file, "utf8").slice(-2000) : "no log";
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
