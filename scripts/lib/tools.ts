import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The path of a program on PATH, or undefined. */
export function which(program: string): string | undefined {
  const names = process.platform === "win32" ? [`${program}.exe`, `${program}.cmd`] : [program];
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of names) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not here; look further.
      }
    }
  }
  return undefined;
}

/** A Chromium that Playwright can drive; `CHROMIUM` names another one. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM;
  if (named !== undefined && existsSync(named)) return named;
  for (const program of ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]) {
    const path = which(program);
    if (path !== undefined) return path;
  }
  const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  return existsSync(mac) ? mac : undefined;
}

/**
 * Finds Chromium or, as root on Debian and its like, installs it with apt-get.
 * @throws a sentence that says what is missing and how to get it.
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  const debian = existsSync("/etc/os-release") && /debian|ubuntu/i.test(readFileSync("/etc/os-release", "utf8"));
  if (!debian || process.getuid?.() !== 0 || which("apt-get") === undefined) {
    throw new Error("chromium not found: install Chromium or Google Chrome, or set CHROMIUM to its path");
  }
  console.log("Installing Chromium with apt-get …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core"]]) {
    const done = spawnSync("apt-get", args, { env, encoding: "utf8", maxBuffer: 64 << 20 });
    if (done.status !== 0) throw new Error(`chromium not found, and apt-get ${args[0]} failed: ${done.stderr.trim()}`);
  }
  const installed = findChromium();
  if (installed === undefined) throw new Error("chromium not found, even after apt-get installed it");
  return installed;
}
