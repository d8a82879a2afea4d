import { type ChildProcess, spawn } from "node:child_process";
import { BuildCancelled } from "../../build/failure.ts";

/** What a process left behind. */
export interface Finished {
  /** Null: it was ended by a signal, or never began. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface SpawnOptions {
  readonly cwd?: string;
  /** The whole environment; nothing of this process's own is added. */
  readonly env: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds, for what answers at once or not at all. */
  readonly timeoutMs?: number;
}

/** What is kept of each output. */
const longest = 1024 * 1024;

/**
 * Runs a program without a shell. Never rejects for what the program does; throws a BuildCancelled if the signal is
 * aborted, after the program and all that it started were ended.
 */
export async function finish(command: string, args: readonly string[], options: SpawnOptions): Promise<Finished> {
  const { cwd, env, signal, timeoutMs } = options;
  if (signal?.aborted) throw new BuildCancelled();
  // A group of its own, so that what `go` starts can be ended with it.
  const child = spawn(command, args, {
    ...(cwd !== undefined && { cwd }),
    env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8");
    child[name].on("data", (text: string) => {
      if (output[name].length < longest) output[name] += text;
    });
  }
  const stop = (): void => endTree(child);
  const timer = timeoutMs === undefined ? undefined : setTimeout(stop, timeoutMs);
  signal?.addEventListener("abort", stop);
  const code = await new Promise<number | null>(resolve => {
    child.once("error", () => resolve(null));
    child.once("close", resolve);
  });
  clearTimeout(timer);
  signal?.removeEventListener("abort", stop);
  if (signal?.aborted) throw new BuildCancelled();
  return { code, ...output };
}

function endTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === "win32") {
    spawn("taskkill", ["/pid", String(child.pid), "/t", "/f"], { stdio: "ignore", windowsHide: true });
    return;
  }
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}
