import { readFileSync } from "node:fs";
import { join } from "node:path";
import { harnessOf } from "@agentwright/compiler/backends/embedded/rehearsal/harness";
import type { BegunKernel } from "@agentwright/compiler/backends/embedded/warm";
import { wasm } from "@agentwright/runtime/abi/wasm";

/**
 * Begins to compile the kernel on the engine's own threads. It goes on when the event loop turns, which a build doesn't
 * let it before it needs the kernel: begin, do something else, and turn. Undefined if that fails; the build, which reads
 * the kernel itself, tells why.
 */
export function beginKernel(folder: string): BegunKernel | undefined {
  try {
    const bytes = new Uint8Array(readFileSync(join(folder, "kernel.wasm")));
    const harness = wasm.compile(harnessOf(bytes));
    // Whether it fails is asked by who needs it.
    harness.catch(() => {});
    return { bytes, harness };
  } catch {
    return undefined;
  }
}
