export type { BuildAnswer } from "./build/answer.ts";
export { type BuildOptions, build } from "./build/build.ts";
export { BuildCancelled, BuildFailure } from "./build/failure.ts";
export type { BuildCache, BuildHost, NpmBundle, NpmBundler, NpmImport } from "./build/host.ts";
export { createEngine, type EngineCore, type EngineHost } from "./engine/core.ts";
export type { Engine, EngineOptions, EngineState, FlowEngine, RequestOptions } from "./engine/types.ts";
export { compilerName, compilerVersion } from "./shared/version.ts";
