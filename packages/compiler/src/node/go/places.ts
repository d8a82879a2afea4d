import { readdirSync } from "node:fs";
import { homedir } from "node:os";
import * as path from "node:path";

/** Absolute paths where `go` may be, in the order in which they are tried: PATH, GOROOT, then where installers put it. */
export function goPlaces(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home = homedir()): string[] {
  const name = platform === "win32" ? "go.exe" : "go";
  const onPath = (env.PATH ?? env.Path ?? "").split(platform === "win32" ? ";" : ":").filter(path.isAbsolute);
  const root = env.GOROOT !== undefined && path.isAbsolute(env.GOROOT) ? [path.join(env.GOROOT, "bin")] : [];
  const usual = platform === "win32" ? windows(env, home) : platform === "darwin" ? mac(home) : linux(home);
  return [...new Set([...onPath, ...root, ...usual].map(folder => path.join(folder, name)))];
}

/** The official archive, then Debian's versioned folders (which are not on PATH), then what `golang.org/dl` brings. */
function linux(home: string): string[] {
  return ["/usr/local/go/bin", ...versioned("/usr/lib", /^go-[\d.]+$/), "/snap/bin", ...downloaded(home)];
}

function mac(home: string): string[] {
  return ["/usr/local/go/bin", "/opt/homebrew/bin", "/usr/local/bin", "/opt/local/bin", ...downloaded(home)];
}

function windows(env: NodeJS.ProcessEnv, home: string): string[] {
  const programs = [env.ProgramFiles, env.ProgramW6432].filter(folder => folder !== undefined);
  const official = programs.map(folder => path.join(folder, "Go", "bin"));
  return [...official, "C:\\Go\\bin", path.join(home, "scoop", "apps", "go", "current", "bin"), ...downloaded(home)];
}

function downloaded(home: string): string[] {
  return versioned(path.join(home, "sdk"), /^go[\d.]+$/);
}

/** `bin` of each folder of that name, the newest version first. */
function versioned(folder: string, name: RegExp): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  const newestFirst = (a: string, b: string): number => b.localeCompare(a, "en", { numeric: true });
  return names
    .filter(each => name.test(each))
    .sort(newestFirst)
    .map(each => path.join(folder, each, "bin"));
}
