import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder, npm, root } from "./bootstrap.mjs";

const files = ["package.json", "package-lock.json", ".npmrc"];

/**
 * The `node_modules` of packages that only some tests or figures need, installed from the lock file in `folder` (below
 * the repository) into the user's cache, once for each lock file. An interrupted installation leaves nothing behind.
 * @throws what npm said if they can't be had.
 */
export function ensurePeers(folder: string): string {
  const source = join(root, folder);
  const hash = createHash("sha256")
    .update(readFileSync(join(source, "package-lock.json")))
    .digest("hex");
  const home = join(cacheFolder(), `peers-${hash.slice(0, 12)}`);
  const modules = join(home, "node_modules");
  if (existsSync(modules)) return modules;
  console.log(`Installing the packages of ${folder} …`);
  const work = `${home}.${process.pid}`;
  try {
    mkdirSync(work, { recursive: true });
    for (const file of files) cpSync(join(source, file), join(work, file));
    npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"], work);
    rmSync(home, { recursive: true, force: true });
    renameSync(work, home);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return modules;
}
