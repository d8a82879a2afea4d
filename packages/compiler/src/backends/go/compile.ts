import { goLibraryDigest } from "@agentwright/kernel/go-library.generated";
import type { GoBuild } from "@agentwright/protocol";
import { canonicalJson } from "@agentwright/runtime";
import { BuildFailure } from "../../build/failure.ts";
import type { GoInfo, GoToolchain, GoTools } from "../../build/go-tools.ts";
import { refuse } from "../../build/refuse.ts";
import type { BuildRun } from "../../build/run.ts";
import { sha256 } from "../../shared/digest.ts";
import { readErrors } from "./errors.ts";
import { finishModule } from "./finish.ts";
import { libraryVersion, type ModuleParts, moduleFiles } from "./module.ts";

/** The Go that was found when the backend was chosen. Throws a BuildFailure if it is gone since. */
export async function toolchain(run: BuildRun): Promise<{ tools: GoTools; go: GoToolchain }> {
  const tools = run.host.go;
  const searched = await tools?.find(run.request.goPath);
  if (tools && searched && "found" in searched) return { tools, go: searched.found };
  const why = searched && "missing" in searched ? searched.missing : "Go can't be started here.";
  throw new BuildFailure("toolchain-missing", why);
}

/** What decides about the bytes beside the files. */
export function goVersions(go: GoToolchain, native: boolean): string[] {
  const machine = native ? [`${go.os} ${go.arch} ${go.level ?? ""}`.trim()] : [];
  return [go.version, `library ${goLibraryDigest}`, ...machine];
}

/** A module of WebAssembly. Says what Go has against it as findings in the sources, and then throws a BuildFailure. */
export async function compileWasm(run: BuildRun, parts: ModuleParts): Promise<Uint8Array> {
  const { bytes } = await compile(run, parts, "go-wasm");
  return finishModule(bytes, parts.manifest);
}

/**
 * The same, taken from the cache if the very same module was made before: for one beside a plugin, which stays as it is
 * while the rest of the config is edited.
 */
export async function compileOnce(run: BuildRun, parts: ModuleParts): Promise<Uint8Array> {
  const { go } = await toolchain(run);
  const files = [...(await moduleFiles(parts))];
  const key = await sha256(
    canonicalJson({ module: 1, versions: goVersions(go, false), files, manifest: parts.manifest as never }),
  );
  const kept = await run.host.cache.get(key);
  if (kept) return kept;
  const made = await compileWasm(run, parts);
  await run.host.cache.put(key, made);
  return made;
}

/** A native plugin. Its manifest, which is part of it, must be what `go version -m` then says. */
export async function compileNative(run: BuildRun, parts: ModuleParts): Promise<Uint8Array> {
  const { bytes, info } = await compile(run, parts, "go-plugin");
  const { go } = parts.manifest;
  if (!info || !go) throw new BuildFailure("verify-failed", "Nothing is known of the plugin that Go made.");
  const says = buildOf(info);
  if (canonicalJson(says) !== canonicalJson(go)) {
    const both = `${canonicalJson(says)}, not ${canonicalJson(go)}`;
    throw new BuildFailure("verify-failed", `Go made another plugin than it should: ${both}. Please report it.`);
  }
  return bytes;
}

/** What a plugin of this Go will say of itself. */
export function nativeBuild(go: GoToolchain): GoBuild {
  return {
    version: go.version,
    os: go.os,
    arch: go.arch,
    ...(go.level !== undefined && { level: go.level }),
    trimpath: true,
    modules: [`agentwright/agent@${libraryVersion}`],
  };
}

function buildOf({ version, modules, settings }: GoInfo): GoBuild {
  const level = Object.entries(settings).find(([name]) => /^GO(AMD64|ARM64|ARM|386|PPC64|RISCV64)$/.test(name))?.[1];
  return {
    version,
    os: settings.GOOS ?? "",
    arch: settings.GOARCH ?? "",
    ...(level !== undefined && { level }),
    trimpath: settings["-trimpath"] === "true",
    modules: [...modules],
  };
}

async function compile(
  run: BuildRun,
  parts: ModuleParts,
  target: "go-wasm" | "go-plugin",
): Promise<{ bytes: Uint8Array; info?: GoInfo }> {
  const { tools, go } = await toolchain(run);
  const files = await moduleFiles(parts);
  run.log("info", `${go.version} (${go.command}) builds ${files.size} files for ${target}.`);
  const output = await tools.build({ go, target, files }, run.signal);
  if (output.ok) return output;
  const { findings, rest } = readErrors(output.output, parts.sources);
  for (const line of rest) run.log(findings.length > 0 ? "debug" : "error", `go: ${line}`);
  if (findings.length > 0) refuse(run, findings);
  const why = rest[0] ?? "it gave no reason";
  throw new BuildFailure(
    "toolchain-failed",
    `Go could not build the plugin: ${why.replace(/\.$/, "")}. The log says more.`,
  );
}
