import { assemblePlugin, guestDigest } from "@agentwright/kernel";
import type { BuildRun } from "../../build/run.ts";
import { partsOf } from "../../kinds/agent/parts.ts";
import type { Backend, Refusal, Wanted } from "../backend.ts";
import { gather } from "./gather.ts";
import { stripperVersion } from "./strip.ts";
import { verify } from "./verify.ts";

/** Puts config and tools into the prebuilt kernel. Needs no toolchain, no network and no native code. */
export const embedded: Backend = {
  id: "embedded",
  reason: "the prebuilt kernel holds everything this config asks for",
  versions: async () => [`guest ${guestDigest}`, stripperVersion],
  refusal,
  gather,
  make: async (run, plan) => {
    const kernel = await run.host.kernel();
    return assemblePlugin(kernel.bytes, partsOf(plan, kernel.sha256));
  },
  verify,
};

async function refusal(_: BuildRun, { target, goTools }: Wanted): Promise<Refusal | undefined> {
  if (target !== "wasm") {
    return unsupported(
      `The target ‘${target}’ needs the Go backend, which is not part of this version. Set build.target to wasm, or leave it out.`,
    );
  }
  if (goTools.length > 0) {
    const which = goTools.map(name => `‘${name}’`).join(", ");
    return unsupported(
      `Go code (${which}) needs the Go backend, which is not part of this version. Write the tool in TypeScript, or call it as an http tool.`,
    );
  }
  return undefined;
}

function unsupported(message: string): Refusal {
  return { code: "target-unsupported", message };
}
