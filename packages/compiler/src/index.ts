export type { BuildAnswer } from "./build/answer.ts";
export { BuildCancelled, BuildFailure } from "./build/failure.ts";
export type { BuildCache, BuildHost, NpmBundle, NpmBundler, NpmImport } from "./build/host.ts";
export type { Engine, EngineOptions, EngineState, RequestOptions } from "./engine/types.ts";
export { canonicalJson } from "./shared/canonical.ts";
export { sha256 } from "./shared/digest.ts";
export { compilerVersion } from "./shared/version.ts";
