import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import * as path from "node:path";
import { addOnFolder, holds } from "./locate.ts";
import type { AddOn } from "./table.ts";

/** What can stop an installation; `message` is a sentence with the next step. */
export class AddOnProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = "AddOnProblem";
  }
}

export interface InstallOptions {
  /** Each line that npm prints. */
  readonly onLine?: (line: string) => void;
  readonly signal?: AbortSignal;
  /** The npm program; absent: `npm` of the PATH. */
  readonly npm?: string;
}

/**
 * Installs an add-on below `storage` and answers its folder. Call it only after a person has said yes. npm gets a lock
 * file with the integrity from our table, so it refuses every other content by itself; no script of a package runs.
 * The folder appears whole or not at all.
 */
export async function installAddOn(addOn: AddOn, storage: string, options: InstallOptions = {}): Promise<string> {
  const folder = addOnFolder(storage, addOn);
  if (await holds(folder, addOn)) return folder;
  const packages = addOn.packages(process.platform, process.arch);
  const unknown = packages.find(name => addOn.integrity[name] === undefined);
  if (unknown) throw new AddOnProblem(`${addOn.name} ${addOn.version} is not made for this machine (${unknown}).`);

  await mkdir(path.dirname(folder), { recursive: true });
  const temporary = await mkdtemp(`${folder}.`);
  try {
    await writeFile(path.join(temporary, "package.json"), JSON.stringify(packageFile(addOn, packages)));
    await writeFile(path.join(temporary, "package-lock.json"), JSON.stringify(lockFile(addOn, packages)));
    await runNpm(temporary, options);
    if (!(await holds(temporary, addOn))) {
      throw new AddOnProblem(`npm ended without ${addOn.name} ${addOn.version} being there. Try again.`);
    }
    await rm(folder, { recursive: true, force: true });
    await rename(temporary, folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return folder;
}

function packageFile(addOn: AddOn, packages: readonly string[]) {
  const dependencies = Object.fromEntries(packages.map(name => [name, addOn.version]));
  return { name: "agentwright-add-on", version: "1.0.0", private: true, dependencies };
}

/** A lock file of npm, version 3, without addresses: npm fetches from the registry that the person has set up. */
function lockFile(addOn: AddOn, packages: readonly string[]) {
  const root = packageFile(addOn, packages);
  const entries = packages.map(name => {
    const integrity = addOn.integrity[name];
    return [`node_modules/${name}`, { version: addOn.version, integrity }] as const;
  });
  const all = { "": root, ...Object.fromEntries(entries) };
  return { name: root.name, version: root.version, lockfileVersion: 3, requires: true, packages: all };
}

function runNpm(folder: string, options: InstallOptions): Promise<void> {
  const windows = process.platform === "win32";
  const program = options.npm ?? (windows ? "npm.cmd" : "npm");
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"];
  return new Promise((resolve, reject) => {
    // npm is a batch file on Windows, which only a shell can start; its arguments are the fixed ones above.
    const child = spawn(program, args, { cwd: folder, shell: windows, signal: options.signal });
    let said = "";
    const listen = (chunk: Buffer) => {
      said = (said + chunk.toString("utf8")).slice(-4000);
      for (const line of chunk.toString("utf8").split(/\r?\n/)) if (line) options.onLine?.(line);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.on("error", error => {
      const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
      reject(missing ? new AddOnProblem("npm was not found. Install Node.js with npm and try again.") : error);
    });
    child.on("close", code => {
      if (code === 0) resolve();
      else reject(new AddOnProblem(`npm could not install it: ${reasonOf(said)}`));
    });
  });
}

function reasonOf(said: string): string {
  if (said.includes("EINTEGRITY"))
    return "what the registry sent is not what was published. Check the registry's address.";
  const line = said.split(/\r?\n/).find(each => /npm (error|ERR!)/.test(each) && !/code /.test(each));
  return line?.replace(/^npm (error|ERR!)\s*/, "") ?? "see its output.";
}
