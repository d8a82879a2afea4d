import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const main = fileURLToPath(new URL("../main.ts", import.meta.url));

/** Runs the command as a process of its own, as a person would. */
export function agentwright(
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", main, ...args], {
      cwd: options.cwd,
      env: { ...process.env, AGENTWRIGHT_CACHE: join(options.cwd, ".cache"), ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", text => (out += text));
    child.stderr.setEncoding("utf8").on("data", text => (err += text));
    child.on("error", reject);
    child.on("close", code => resolve({ code: code ?? -1, out, err }));
  });
}

/** Gives a test a folder of its own, and removes it. */
export async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "agentwright-cli-test-"));
  try {
    await test(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
