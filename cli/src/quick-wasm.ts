import { setFlagsFromString } from "node:v8";

/**
 * Lets this process translate WebAssembly once and plainly. Node 20 would translate all of a plugin anew in the
 * background, which a command that only verifies it never gains from: a compile takes a third less without. Later
 * versions translate by need anyway. Not for a command that calls tools, which may compute for long. Call it before the
 * first module is compiled.
 */
export function translateOnce(): void {
  if (process.versions.node.startsWith("20.")) setFlagsFromString("--liftoff-only");
}
