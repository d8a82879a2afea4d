import type { Platform } from "@agentwright/protocol";
import type { GoToolchain } from "../../build/go-tools.ts";
import type { BuildRun } from "../../build/run.ts";
import type { Refusal, Wanted } from "../backend.ts";

/**
 * Why this machine can't build it: the pairs of target and platform that no Go can build, those that this one can't, and
 * what is missing here.
 */
export async function refusal(run: BuildRun, wanted: Wanted): Promise<Refusal | undefined> {
  if (wanted.target === "wasm" && wanted.goTools.length === 0)
    return unsupported("Nothing in this config is made by Go. Use the backend embedded.");
  if (wanted.target === "go-plugin" && wanted.platform === "windows") {
    return unsupported(
      "Go can't make plugins for Windows. Use the target go-wasm, or set build.platform to linux or darwin.",
    );
  }
  const searched = await run.host.go?.find(run.request.goPath);
  if (searched === undefined) {
    return missing("Go can't be started here. Compile on GitHub Actions (the backend github), or on a desktop.");
  }
  if ("missing" in searched) {
    return missing(
      `${searched.missing} Install Go from go.dev/dl, name it in the setting agentwright.go.path, or compile on GitHub Actions (the backend github).`,
    );
  }
  return wanted.target === "go-plugin" ? pluginRefusal(searched.found, wanted.platform) : undefined;
}

function pluginRefusal(go: GoToolchain, asked: Platform | undefined): Refusal | undefined {
  const platform = asked ?? go.os;
  if (platform === "windows") {
    return unsupported(
      "Go can't make plugins for Windows. Use the target go-wasm, or set build.platform to linux and compile on GitHub Actions (the backend github).",
    );
  }
  if (platform !== go.os) {
    return unsupported(
      `A Go plugin for ${platform} can't be built on ${go.os}. Compile it on GitHub Actions (the backend github), or use the target go-wasm.`,
    );
  }
  if (go.cc !== undefined) return undefined;
  return missing(
    "A Go plugin needs a C compiler (gcc or clang), and none was found. Install one, compile on GitHub Actions (the backend github), or use the target go-wasm.",
  );
}

function unsupported(message: string): Refusal {
  return { code: "target-unsupported", message };
}

function missing(message: string): Refusal {
  return { code: "toolchain-missing", message };
}
