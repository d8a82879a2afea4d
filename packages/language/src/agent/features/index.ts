export { complete, completionTriggers } from "./completion/complete.ts";
export type { FeatureContext, FeatureDocument } from "./context.ts";
export { describeShape } from "./describe-shape.ts";
export { folds } from "./folding.ts";
export { hover } from "./hover/hover.ts";
export { lenses } from "./lenses.ts";
export { links } from "./links.ts";
export { preferredFixes } from "./preferred-fixes.ts";
export { symbols } from "./symbols.ts";
