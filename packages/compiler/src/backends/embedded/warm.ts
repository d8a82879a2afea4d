import type { WasmModule } from "@agentwright/runtime/abi/wasm";
import type { BuildHost } from "../../build/host.ts";
import { sameBytes } from "../../shared/same-bytes.ts";
import { takeHarness } from "./rehearsal/rehearse.ts";

/** A kernel whose compilation, as what `harnessOf` makes of it, was begun elsewhere. */
export interface BegunKernel {
  readonly bytes: Uint8Array;
  readonly harness: Promise<WasmModule>;
}

/** Lets the first verification take what was begun, if it is the host's own kernel. Never rejects. */
export async function warmKernel(host: Pick<BuildHost, "kernel">, { bytes, harness }: BegunKernel): Promise<void> {
  // A kernel that can't be read is told of by the build that needs it.
  const kernel = await host.kernel().catch(() => undefined);
  if (kernel !== undefined && sameBytes(kernel.bytes, bytes)) takeHarness(kernel.bytes, harness);
}
