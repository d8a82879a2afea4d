import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DebianPackage } from "./packages.ts";

/** The packages can't be had here; the message says why. */
export class Unavailable extends Error {}

/**
 * Unpacks the packages below `cache` and gives the folder that stands for `/`. Downloads only what is missing, under an
 * apt configuration of its own, from the mirror that this system uses. Throws `Unavailable`, or an error if a package
 * has another content than the pinned one.
 */
export function fetchPackages(packages: readonly DebianPackage[], cache: string): string {
  const folder = join(cache, "debs");
  mkdirSync(folder, { recursive: true });
  const missing = packages.filter(one => !existsSync(debPath(folder, one)));
  if (missing.length > 0) download(missing, cache, folder);
  for (const one of packages) checkDigest(one, debPath(folder, one));
  const digest = createHash("sha256").update(JSON.stringify(packages)).digest("hex").slice(0, 12);
  const root = join(cache, `root-${digest}`);
  if (existsSync(join(root, "complete"))) return root;
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  for (const one of packages) run("dpkg", ["-x", debPath(folder, one), root]);
  writeFileSync(join(root, "complete"), "");
  return root;
}

function debPath(folder: string, one: DebianPackage): string {
  return join(folder, `${one.name}_${one.sha256.slice(0, 12)}.deb`);
}

function checkDigest(one: DebianPackage, path: string): void {
  const found = createHash("sha256").update(readFileSync(path)).digest("hex");
  if (found === one.sha256) return;
  rmSync(path);
  throw new Error(`The package ${one.name} ${one.version} has SHA-256 ${found}, not the pinned ${one.sha256}.`);
}

function download(missing: readonly DebianPackage[], cache: string, folder: string): void {
  const apt = aptConfig(missing, join(cache, "apt"));
  const work = join(cache, "download");
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const environment = { ...process.env, APT_CONFIG: apt };
  try {
    run("apt-get", ["update", "-q"], { env: environment });
    for (const one of missing)
      run("apt-get", ["download", "-q", `${one.name}=${one.version}`], { cwd: work, env: environment });
  } catch (error) {
    throw new Unavailable(
      `the mirror gives no ${missing.map(one => `${one.name} ${one.version}`).join(", ")} (${said(error)})`,
    );
  }
  const files = readdirSync(work);
  for (const one of missing) {
    const file = files.find(name => name.startsWith(`${one.name}_`));
    if (!file) throw new Unavailable(`apt-get brought no file for ${one.name}`);
    run("mv", [join(work, file), debPath(folder, one)]);
  }
}

/** A configuration that touches nothing of the system's: own lists, own cache, only the suites that are needed. */
function aptConfig(packages: readonly DebianPackage[], folder: string): string {
  const mirror = debianMirror();
  for (const name of ["lists/partial", "cache/archives/partial"]) mkdirSync(join(folder, name), { recursive: true });
  const keys = "/usr/share/keyrings/debian-archive-keyring.gpg";
  const signed = existsSync(keys) ? `[signed-by=${keys}] ` : "";
  const suites = [...new Set(packages.map(one => one.suite))];
  writeFileSync(join(folder, "sources.list"), suites.map(suite => `deb ${signed}${mirror} ${suite} main\n`).join(""));
  const settings = {
    "Dir::Etc::SourceList": join(folder, "sources.list"),
    "Dir::Etc::SourceParts": "-",
    "Dir::State::Lists": join(folder, "lists"),
    "Dir::Cache": join(folder, "cache"),
  };
  const path = join(folder, "apt.conf");
  writeFileSync(
    path,
    Object.entries(settings)
      .map(([key, value]) => `${key} "${value}";\n`)
      .join(""),
  );
  return path;
}

/** The address from which this system takes Debian's own packages. */
function debianMirror(): string {
  let policy: string;
  try {
    policy = run("apt-cache", ["policy"]);
  } catch {
    throw new Unavailable("this system has no apt");
  }
  for (const [, address, release] of policy.matchAll(/^ *-?\d+ (\S+) \S+\/main .*\n *release (.*)$/gm))
    if (address && /\bl=Debian(,|$)/.test(release ?? "")) return address;
  throw new Unavailable("this system's apt knows no Debian mirror");
}

function run(command: string, args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): string {
  return execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], ...options });
}

function said(error: unknown): string {
  const text = String((error as { stderr?: string }).stderr || (error as Error).message).trim();
  return text.split("\n").at(-1) ?? "";
}
