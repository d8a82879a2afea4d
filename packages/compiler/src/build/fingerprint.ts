import { canonicalJson } from "@agentwright/runtime";
import type { Backend } from "../backends/backend.ts";
import type { AgentPlan } from "../kinds/agent/plan.ts";
import { sha256 } from "../shared/digest.ts";
import { compilerVersion } from "../shared/version.ts";
import type { BuildRun } from "./run.ts";

/** Changes when the list below does. */
const fingerprintVersion = 1;

/**
 * SHA-256 over everything that decides about the bytes of the plugin. Nothing of the machine is in it: not the folder,
 * not the line ends of the checkout, not the syntax of the config, not the time.
 */
export async function fingerprintOf(run: BuildRun, backend: Backend, plan: AgentPlan): Promise<string> {
  const kernel = await run.host.kernel();
  return sha256(
    canonicalJson({
      fingerprint: fingerprintVersion,
      compiler: compilerVersion,
      kernel: kernel.sha256,
      backend: backend.id,
      versions: [...(await backend.versions(run, plan.target))],
      options: { target: plan.target, ...(plan.target === "go-plugin" && { platform: plan.platform ?? null }) },
      inputs: plan.inputs.map(({ path, sha256 }) => ({ path, sha256 })),
    }),
  );
}
