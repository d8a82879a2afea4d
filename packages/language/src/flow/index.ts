export { type FlowDocument, openFlow } from "./document.ts";
export type * from "./model.ts";
export { isDslSpecifier, mayHoldFlows, namesPgflow } from "./names-pgflow.ts";
export { isOddValue } from "./odd.ts";
export * from "./outside.ts";
export type { Profile } from "./profile/detect.ts";
export { readFlows } from "./read/read.ts";
