import { setFlagsFromString } from "node:v8";

/** Major versions of Node whose engine is known to take these flags; another would print that it doesn't know them. */
const known = new Set(["20", "22", "24"]);

/** For a command that runs a plugin for a few milliseconds, to verify it. One that calls tools may compute for long. */
export const verifies = new Set(["compile", "import"]);

/**
 * Lets this process translate WebAssembly plainly, only once, and a whole module at a time. By default the engine
 * translates a function when it is first called, while the call waits, and busy ones anew in the background: a compile
 * never gains from the second, and the first can be done on another thread before anything is called (`warmKernel`).
 * Call it before the first code is compiled or taken from a code cache, whose key these flags are a part of.
 */
export function translateOnce(): void {
  const [major = ""] = process.versions.node.split(".");
  if (!known.has(major)) return;
  for (const flag of [
    "--no-wasm-tier-up",
    "--no-wasm-dynamic-tiering",
    "--no-wasm-lazy-compilation",
    "--wasm-num-compilation-tasks=1",
    "--no-maglev",
  ]) {
    setFlagsFromString(flag);
  }
}
