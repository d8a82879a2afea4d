import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder, root } from "./bootstrap.mjs";
import { which } from "./tools.ts";

/** The oldest Python that the service runs on, and that its requirements are made for. */
const oldest = [3, 9] as const;

/** What stands beside the service's own requirements, so that its types can be checked. */
const checker = "mypy==2.4.1";

/** A Python of this machine, or undefined. */
export function findPython(): string | undefined {
  for (const name of ["python3", "python"]) {
    const python = which(name);
    if (python === undefined) continue;
    const code = `import sys, venv; sys.exit(sys.version_info < (${oldest.join(", ")}))`;
    if (spawnSync(python, ["-c", code]).status === 0) return python;
  }
  return undefined;
}

/**
 * The Python of a virtual environment with what the Python service needs, and mypy, made once in the user's cache. An interrupted installation leaves nothing behind.
 * @throws a sentence if there is no Python, or what pip said.
 */
export function pythonForTests(): string {
  const python = findPython();
  if (python === undefined) throw new Error(`python3 (${oldest.join(".")} or later) not found`);
  const requirements = join(root, "packages/compiler/python/requirements.txt");
  const version = spawnSync(python, ["--version"], { encoding: "utf8" }).stdout;
  const key = [readFileSync(requirements, "utf8"), checker, version, python].join("\n");
  const home = join(cacheFolder(), `python-${createHash("sha256").update(key).digest("hex").slice(0, 12)}`);
  const inside = process.platform === "win32" ? "Scripts/python.exe" : "bin/python";
  if (existsSync(join(home, "ready"))) return join(home, inside);
  console.log("Installing wasmtime for Python …");
  // A virtual environment knows its own path, so it is made where it stays.
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  finish(python, ["-m", "venv", home]);
  const own = join(home, inside);
  const pip = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "--no-input",
    "--only-binary",
    ":all:",
  ];
  try {
    finish(own, [...pip, "-r", requirements, checker]);
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    throw error;
  }
  writeFileSync(join(home, "ready"), "");
  return own;
}

function finish(command: string, args: readonly string[]): void {
  const done = spawnSync(command, args, { encoding: "utf8", timeout: 180_000 });
  if (done.status !== 0)
    throw new Error(`pip can't be used: ${(done.stderr || done.stdout || String(done.error)).trim()}`);
}
