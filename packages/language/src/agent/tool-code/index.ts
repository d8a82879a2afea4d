export { type ExtractContext, extractTool } from "./extract.ts";
export { inlineTool } from "./inline.ts";
export { applied, type Move, type Moved } from "./move.ts";
export { envFileName, inputTypeName } from "./names.ts";
export { type ToolAt, toolAt } from "./tool-at.ts";
export { generatedMark } from "./types/host.ts";
export { type ToolTypes, type TypedAgent, toolTypes } from "./types/tool-types.ts";
