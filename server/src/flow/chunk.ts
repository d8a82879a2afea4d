// All that reads flows, loaded together with the parser of TypeScript by the first file that names pgflow.
export { diskFlowOutside } from "@agentwright/workspace/flow-outside";
export { flowReader } from "@agentwright/workspace/flow-reader";
export { flowCodeActions } from "./actions.ts";
export {
  flowCodeLens,
  flowCompletion,
  flowGraphOf,
  flowHover,
  flowInlayHint,
} from "./answers.ts";
export { checkFlowFile } from "./check.ts";
export { closedFlowReport } from "./closed.ts";
export {
  declarationsOfFlow,
  flowDefinition,
  flowHighlights,
  flowReferences,
  flowReferencesFrom,
} from "./names/navigation.ts";
export { flowPrepareRename, flowRename } from "./names/rename.ts";
export { locateFlowSymbol } from "./symbols.ts";
export { flowOutside, flowView } from "./view.ts";
