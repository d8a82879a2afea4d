// Plain JavaScript for Node 20 and later: what runs before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir, platform } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** The Node release that scripts and tests run on, from the npm registry, so that it is to be had wherever npm is. */
export const nodeVersion = "24.21.0";

/** What tests and scripts download once and every clone may use: Node, the test editor, add-ons. */
export function cacheFolder() {
  if (process.env.AGENTWRIGHT_CACHE) return resolve(process.env.AGENTWRIGHT_CACHE);
  if (platform() === "win32")
    return join(process.env.LOCALAPPDATA ?? join(homedir(), "AppData", "Local"), "agentwright");
  if (platform() === "darwin") return join(homedir(), "Library", "Caches", "agentwright");
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "agentwright");
}

/** Runs npm and shows its output only if it fails. */
export function npm(args, cwd, env = process.env) {
  const windows = platform() === "win32";
  const done = spawnSync(windows ? "npm.cmd" : "npm", args, {
    cwd,
    env,
    encoding: "utf8",
    shell: windows,
    maxBuffer: 64 << 20,
  });
  if (done.error)
    throw new Error(`npm could not be started (${done.error.message}). Install Node.js 20 or later with npm.`);
  if (done.status !== 0) throw new Error(`npm ${args.join(" ")} failed in ${cwd}:\n${done.stdout}${done.stderr}`);
  return done.stdout;
}

/** Installs the packages of the lock file unless this very lock file is installed already. */
export function ensurePackages() {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  const mark = join(root, "node_modules", ".agentwright-lock");
  if (existsSync(mark) && readFileSync(mark, "utf8") === lock) return;
  console.log("Installing npm packages …");
  // Not `npm ci`: it refuses a lock file that lacks the optional packages of systems which the registry it was made
  // with did not offer. `--no-save` keeps to the lock file just the same and leaves it as it is.
  // Nothing here needs an install script: what is native comes as a prebuilt optional package.
  npm(["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"], root);
  writeFileSync(mark, lock);
}

/** The path of a Node binary of at least `nodeVersion`'s major release. */
export function ensureNode() {
  return Number(process.versions.node.split(".")[0]) >= 24 ? process.execPath : fetchNode(nodeVersion);
}

/** The path of exactly this Node release, fetched into the cache folder if it isn't there. */
export function fetchNode(version) {
  const folder = join(cacheFolder(), `node-${version}`);
  const linux = platform() === "linux" && (process.arch === "x64" || process.arch === "arm64");
  const name = linux ? `node-linux-${process.arch}` : "node";
  const binary = join(folder, "node_modules", name, "bin", platform() === "win32" ? "node.exe" : "node");
  if (!existsSync(binary)) {
    console.log(`Fetching Node ${version} …`);
    mkdirSync(folder, { recursive: true });
    const flags = ["--no-save", "--no-audit", "--no-fund", ...(linux ? ["--ignore-scripts"] : [])];
    npm(["install", ...flags, `${name}@${version}`], folder);
  }
  if (!existsSync(binary))
    throw new Error(`npm brought no Node binary to ${binary}. Install Node 24 by hand and try again.`);
  return binary;
}

/** The environment for everything that the scripts start: our Node first on PATH, local packages next. */
export function environment(node) {
  const bins = [dirname(node), join(root, "node_modules", ".bin")];
  return { ...process.env, PATH: [...bins, process.env.PATH ?? ""].join(delimiter) };
}
