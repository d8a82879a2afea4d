import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { pythonForTests } from "../../scripts/lib/python.ts";

/** A Python with wasmtime, or why there is none. */
export function python(): { readonly path: string } | { readonly missing: string } {
  try {
    return { path: pythonForTests() };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { missing: /not found/.test(why) ? "python3 not found" : "wasmtime not found" };
  }
}

/** Runs a script beside this file with JSON going in and coming out, the service's sources on its path. */
export function askPython<T>(path: string, script: string, input: unknown, args: readonly string[] = []): T {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const sources = fileURLToPath(new URL("../../packages/compiler/python", import.meta.url));
  const done = spawnSync(path, [file, ...args], {
    input: JSON.stringify(input),
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, PYTHONPATH: sources, PYTHONDONTWRITEBYTECODE: "1", PYTHONIOENCODING: "utf-8" },
  });
  if (done.status !== 0) throw new Error(`${script} ended with ${done.status}: ${done.stderr}`);
  return JSON.parse(done.stdout) as T;
}
