import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { BuildFailure } from "../../build/failure.ts";
import type { GoInfo, GoJob, GoOutput, GoToolchain } from "../../build/go-tools.ts";
import { goEnvironment } from "./environment.ts";
import { readInfo } from "./info.ts";
import { finish } from "./spawn.ts";

/** With these two folders and two caches give the same bytes (measured, 1.24 and 1.26). */
const reproducible = ["-trimpath", "-ldflags=-s -w -buildid="];

/** See `GoTools.build`. */
export async function buildGo(job: GoJob, signal: AbortSignal | undefined): Promise<GoOutput> {
  const folder = await mkdtemp(path.join(tmpdir(), "agentwright-go-"));
  try {
    for (const [name, content] of job.files) {
      const file = path.join(folder, "module", ...name.split("/"));
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    const output = path.join(folder, "out");
    const env = environmentOf(job);
    const mode = job.target === "go-wasm" ? "c-shared" : "plugin";
    const args = ["build", `-buildmode=${mode}`, ...reproducible, "-o", output, "."];
    const built = await finish(job.go.command, args, { cwd: path.join(folder, "module"), env, signal });
    if (built.code !== 0) return { ok: false, output: withoutFolder(built.stderr + built.stdout, folder) };
    const bytes = new Uint8Array(await readFile(output));
    // Nobody must compare anything of a WebAssembly module, and Go can't read there what it wrote.
    if (job.target === "go-wasm") return { ok: true, bytes };
    return { ok: true, bytes, info: await infoOf(job.go, output, env, signal) };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

/** Messages must not name a folder that is gone. */
function withoutFolder(output: string, folder: string): string {
  const module = path.join(folder, "module");
  return output.replaceAll(module + path.sep, "").replaceAll(module, ".");
}

function environmentOf({ go, target }: GoJob): Readonly<Record<string, string>> {
  const own: Record<string, string> = go.cache === "" ? {} : { GOCACHE: go.cache };
  const wasm = { GOOS: "wasip1", GOARCH: "wasm", CGO_ENABLED: "0" };
  const native = { GOOS: go.os, GOARCH: go.arch, CGO_ENABLED: "1" };
  return goEnvironment(process.env, { ...own, ...(target === "go-wasm" ? wasm : native) });
}

async function infoOf(
  go: GoToolchain,
  file: string,
  env: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
): Promise<GoInfo> {
  const { code, stdout, stderr } = await finish(go.command, ["version", "-m", file], { env, signal });
  if (code === 0 && stdout !== "") return readInfo(stdout);
  throw new BuildFailure("toolchain-failed", `go version can't read what go build made: ${stderr.trim()}.`);
}
