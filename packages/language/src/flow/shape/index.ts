export { diffByIndex } from "./by-index.ts";
export { canonicalShape, flowDefaults, normalShape, stepDefaults } from "./canonical.ts";
export { type FlowChange, isOptionChange } from "./change.ts";
export { classify, diffBySlug } from "./diff.ts";
export { type ReadShape, readShape } from "./from-model.ts";
export { hasConditions, type ShapeProblem, shapeProblems } from "./problems.ts";
export { changeWords } from "./words.ts";
