export { canonicalJson } from "@agentwright/protocol";
export type { Guest } from "./abi/guest.ts";
export { crc32 } from "./bundle/crc.ts";
export { bundleDigest } from "./bundle/digest.ts";
export { readBundle } from "./bundle/read.ts";
export { type Bundle, type BundleFile, type BundleIndex, bundleIndexPath, bundleModulePath } from "./bundle/types.ts";
export {
  type CallLimits,
  type CallOptions,
  defaultCallLimits,
  type EffectAnswer,
  type EffectHost,
} from "./call/types.ts";
export { callTool } from "./call.ts";
export { sha256Hex } from "./digest.ts";
export { matchesPattern, patternProblem } from "./input/pattern.ts";
export { type CheckedInput, checkInput, type InputProblem } from "./input.ts";
export { loadPlugin, type Plugin, type PluginDescription } from "./load.ts";
export { readAnyManifest, readManifest } from "./manifest.ts";
export { makeHost } from "./policy/host.ts";
export { providerHosts } from "./policy/providers.ts";
export {
  defaultHttpLimits,
  type EffectHandler,
  type HostOptions,
  type HttpLimits,
  type HttpSender,
  type OutgoingRequest,
  Refusal,
} from "./policy/types.ts";
export { PluginProblem, type ProblemKind } from "./problem.ts";
export { placeholdersIn, renderPrompt } from "./prompts.ts";
export { type Verified, verifyPlugin } from "./verify.ts";
