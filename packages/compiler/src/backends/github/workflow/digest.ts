import { canonicalJson } from "@agentwright/runtime";
import { sha256 } from "../../../shared/digest.ts";
import { asJson } from "../../../shared/json.ts";

/**
 * SHA-256 (hex) over a plan's or manifest's list of inputs: what a dispatch expects, and what the run compares with what
 * it compiled. So a run that compiled something else than what was meant fails instead of giving a plugin.
 */
export function inputsDigest(inputs: readonly { readonly path: string; readonly sha256: string }[]): Promise<string> {
  return sha256(canonicalJson(asJson(inputs.map(({ path, sha256 }) => ({ path, sha256 })))));
}
