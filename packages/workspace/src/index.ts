export {
  AgentIndex,
  AgentIndexes,
  type IndexOptions,
  type Overlay,
  type OverlayText,
  type ReadFile,
  type SummaryChange,
} from "./agent-index.ts";
export { Asked } from "./asked.ts";
export { AtHand } from "./at-hand.ts";
export { CacheFile } from "./cache-file.ts";
export { aliasesFor } from "./flow-aliases.ts";
export { FlowIndexes, type FlowReader } from "./flow-index.ts";
export type { FlowSummary } from "./flow-summary.ts";
export { isManifest } from "./manifests.ts";
export { type DeclaredNames, namedSections } from "./names.ts";
export { type DiskOptions, diskOutside } from "./outside.ts";
export { pacer } from "./pace.ts";
export { absolute, folderOf, isInside, relative, slashed } from "./paths.ts";
export { type FoundProject, findProject, isIncluded } from "./project.ts";
export { maxBytes, type ReadText, readText } from "./read.ts";
export { findRoot, isPlainFile } from "./root.ts";
export { type AgentSummary, parseAgent } from "./summary.ts";
export { holds, type Trace, traced } from "./trace.ts";
export {
  findAgents,
  findTexts,
  isAgentFile,
  isSkipped,
  type Walk,
  type WalkOptions,
  walkAgents,
  walkLimits,
} from "./walk.ts";
