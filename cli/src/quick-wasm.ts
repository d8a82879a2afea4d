import { setFlagsFromString } from "node:v8";

/** Major versions of Node whose engine is known to take these flags; another would print that it doesn't know them. */
const known = new Set(["20", "22", "24"]);

/**
 * Lets this process translate WebAssembly plainly and only once. By default the engine translates busy functions anew
 * in the background, which a command that runs a plugin for a few milliseconds, to verify it, never gains from: a
 * compile takes a quarter less of the processor without. Not for a command that calls tools, which may compute for
 * long. Call it before the first module is compiled.
 */
export function translateOnce(): void {
  const [major = ""] = process.versions.node.split(".");
  if (!known.has(major)) return;
  for (const flag of ["--no-wasm-tier-up", "--no-wasm-dynamic-tiering"]) setFlagsFromString(flag);
}
