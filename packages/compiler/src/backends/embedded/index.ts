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
    return { plugin: assemblePlugin(kernel.bytes, partsOf(plan, kernel.sha256)), modules: [] };
  },
  verify: (run, plan, { plugin }) => verify(run, plan, plugin),
};

async function refusal(_: BuildRun, { target, goTools }: Wanted): Promise<Refusal | undefined> {
  if (target !== "wasm") {
    return unsupported(`The target ‘${target}’ is made by Go. Use the backend go or github, or the target wasm.`);
  }
  if (goTools.length > 0) {
    const which = goTools.map(name => `‘${name}’`).join(", ");
    const are = goTools.length === 1 ? `The tool ${which} is` : `The tools ${which} are`;
    return unsupported(`${are} written in Go. Use the backend go or github, or write it in TypeScript.`);
  }
  return undefined;
}

function unsupported(message: string): Refusal {
  return { code: "target-unsupported", message };
}
