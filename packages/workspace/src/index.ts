export { AgentIndex, AgentIndexes, type IndexOptions, type Overlay, type OverlayText } from "./agent-index.ts";
export { type DiskOptions, diskOutside } from "./outside.ts";
export { absolute, folderOf, isInside, relative, slashed } from "./paths.ts";
export { type FoundProject, findProject, isIncluded } from "./project.ts";
export { maxBytes, type ReadText, readText } from "./read.ts";
export { findRoot } from "./root.ts";
export type { AgentSummary } from "./summary.ts";
export { findAgents, isAgentFile, type Walk, type WalkOptions, walkAgents, walkLimits } from "./walk.ts";
