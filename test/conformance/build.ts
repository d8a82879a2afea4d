// Everything that Go makes for these tests, once for each run; Go's own cache makes it quick after the first time.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { finishModule } from "../../packages/compiler/src/backends/go/finish.ts";
import { assemblePlugin } from "../../packages/kernel/src/assemble.ts";
import { readKernel } from "../../packages/kernel/src/node.ts";
import { vectorParts } from "../../packages/kernel/src/testing/parts.ts";
import { which } from "../../scripts/lib/tools.ts";
import { twinManifest, writeTwins } from "./twins.ts";

/** Paths of what was built. What Go makes is absent without Go, the native ones also without a C compiler. */
export interface Built {
  readonly wasm: string;
  readonly goWasm?: string;
  readonly goHost?: string;
  readonly goPlugin?: string;
}

declare module "vitest" {
  interface ProvidedContext {
    built: Built;
  }
}

const goHost = fileURLToPath(new URL("go-host", import.meta.url));
const flags = ["-trimpath", "-ldflags=-s -w -buildid="];

export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "agentwright-conformance-"));
  const wasm = join(folder, "plugin.wasm");
  writeFileSync(wasm, assemblePlugin(await readKernel(), vectorParts()));
  const go = which("go");
  project.provide("built", { wasm, ...(go !== undefined && (await buildGo(go, folder))) });
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 9 });
}

async function buildGo(go: string, folder: string): Promise<Omit<Built, "wasm">> {
  const build = (from: string, name: string, args: readonly string[], env: NodeJS.ProcessEnv): string => {
    const output = join(folder, name);
    const own = { ...process.env, GOTOOLCHAIN: "local", GOWORK: "off", ...env };
    execFileSync(go, ["build", ...args, ...flags, "-o", output, "."], { cwd: from, env: own, stdio: "inherit" });
    return output;
  };
  const twins = join(folder, "twins");
  await writeTwins(twins);
  const goWasm = build(twins, "go.wasm", ["-buildmode=c-shared"], { GOOS: "wasip1", GOARCH: "wasm", CGO_ENABLED: "0" });
  writeFileSync(goWasm, finishModule(new Uint8Array(readFileSync(goWasm)), twinManifest()));
  // plugin.Open needs cgo, in the plugin and in its host; without it the host still runs WebAssembly.
  const native = process.platform !== "win32" && (which("gcc") ?? which("clang") ?? which("cc")) !== undefined;
  const cgo = { CGO_ENABLED: native ? "1" : "0" };
  return {
    goWasm,
    goHost: build(goHost, "go-host", [], cgo),
    ...(native && { goPlugin: build(twins, "go.so", ["-buildmode=plugin"], cgo) }),
  };
}
