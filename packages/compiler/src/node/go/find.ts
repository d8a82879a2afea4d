import { accessSync, constants, statSync } from "node:fs";
import * as path from "node:path";
import type { GoSearch, GoToolchain } from "../../build/go-tools.ts";
import { goEnvironment } from "./environment.ts";
import { goPlaces } from "./places.ts";
import { finish } from "./spawn.ts";

/** The oldest Go that can make a reactor for WASI (`//go:wasmexport`, https://go.dev/doc/go1.24#wasm). */
export const oldestGo = { major: 1, minor: 24 };

/** Levels of the instruction set, by GOARCH (`go help environment`). */
const levels: Readonly<Record<string, string>> = {
  amd64: "GOAMD64",
  arm64: "GOARM64",
  arm: "GOARM",
  386: "GO386",
  ppc64le: "GOPPC64",
  riscv64: "GORISCV64",
};

/** Toolchains that were asked before: by path, good as long as the file is the same. */
const known = new Map<string, { readonly stamp: string; readonly asked: Promise<Asked> }>();

type Asked = { readonly go: GoToolchain } | { readonly version: string } | undefined;

/** See `GoTools.find`. An upgrade in place is seen, since the file of `go` changes with it. */
export async function findGo(named: string | undefined, env = process.env): Promise<GoSearch> {
  if (named !== undefined && named !== "") return findNamed(named, env);
  let tooOld: string | undefined;
  for (const command of goPlaces(env, process.platform)) {
    const asked = await ask(command, env);
    if (asked && "go" in asked) return { found: asked.go };
    tooOld ??= asked && `${asked.version} (${command})`;
  }
  const need = `Go ${oldestGo.major}.${oldestGo.minor} or later`;
  if (tooOld !== undefined) return { missing: `${need} is needed, and only ${tooOld} was found.` };
  return {
    missing: `${need} is needed, and no go command was found on PATH, in GOROOT or where Go is usually installed.`,
  };
}

/** A setting may name the command or the folder of the installation. */
async function findNamed(named: string, env: NodeJS.ProcessEnv): Promise<GoSearch> {
  const name = process.platform === "win32" ? "go.exe" : "go";
  if (!path.isAbsolute(named)) return { missing: `The path of Go, ${named}, must be absolute.` };
  for (const command of [named, path.join(named, "bin", name), path.join(named, name)]) {
    const asked = await ask(command, env);
    if (asked && "go" in asked) return { found: asked.go };
    if (asked) {
      const need = `${oldestGo.major}.${oldestGo.minor}`;
      return { missing: `${command} is ${asked.version}, and Go ${need} or later is needed.` };
    }
  }
  return { missing: `There is no working go command at ${named}.` };
}

/** Undefined: there is no `go`, or it doesn't work. */
function ask(command: string, env: NodeJS.ProcessEnv): Promise<Asked> {
  const stamp = stampOf(command);
  if (stamp === undefined) return Promise.resolve(undefined);
  const key = `${command}\n${env.PATH ?? env.Path ?? ""}\n${env.CC ?? ""}\n${env.GOCACHE ?? ""}`;
  const before = known.get(key);
  if (before?.stamp === stamp) return before.asked;
  const asked = question(command, env);
  known.set(key, { stamp, asked });
  return asked;
}

function stampOf(command: string): string | undefined {
  try {
    accessSync(command, constants.X_OK);
    const { mtimeMs, size, ino } = statSync(command);
    return statSync(command).isFile() ? `${mtimeMs} ${size} ${ino}` : undefined;
  } catch {
    return undefined;
  }
}

async function question(command: string, env: NodeJS.ProcessEnv): Promise<Asked> {
  const names = ["GOVERSION", "GOHOSTOS", "GOHOSTARCH", "CC", ...Object.values(levels)];
  const own = await answers(command, ["env", "-json", ...names], goEnvironment(env));
  // Where the user keeps the cache may stand in Go's own settings, which builds don't read.
  const theirs = await answers(command, ["env", "-json", "GOCACHE"], goEnvironment(env, { GOENV: "" }));
  const version = own?.GOVERSION;
  if (own === undefined || version === undefined || version === "") return undefined;
  if (!newEnough(version)) return { version };
  const arch = own.GOHOSTARCH ?? "";
  const level = own[levels[arch] ?? ""];
  const cc = compilerOf(own.CC ?? "", env);
  return {
    go: {
      command,
      version,
      os: own.GOHOSTOS ?? "",
      arch,
      cache: theirs?.GOCACHE ?? "",
      ...(level !== undefined && level !== "" && { level }),
      ...(cc !== undefined && { cc }),
    },
  };
}

async function answers(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>> | undefined> {
  const { code, stdout } = await finish(command, args, { env, timeoutMs: 30_000 });
  if (code !== 0) return undefined;
  try {
    return JSON.parse(stdout) as Readonly<Record<string, string>>;
  } catch {
    return undefined;
  }
}

/** `go1.26.8`, `go1.24rc1`, `devel go1.27-abc`. */
export function newEnough(version: string): boolean {
  const [, major, minor] = /\bgo(\d+)\.(\d+)/.exec(version) ?? [];
  if (major === undefined || minor === undefined) return false;
  return Number(major) > oldestGo.major || (Number(major) === oldestGo.major && Number(minor) >= oldestGo.minor);
}

/** The C compiler that Go names, if it is there. */
function compilerOf(named: string, env: NodeJS.ProcessEnv): string | undefined {
  const program = named.trim().split(/\s+/)[0] ?? "";
  if (program === "") return undefined;
  const folders = path.isAbsolute(program) ? [""] : (env.PATH ?? env.Path ?? "").split(path.delimiter);
  const endings = process.platform === "win32" ? [".exe", ""] : [""];
  const all = folders.flatMap(folder => endings.map(ending => path.join(folder, program + ending)));
  return all.find(file => stampOf(file) !== undefined);
}
