import { type FlowFile, openFlow, readFlows } from "@agentwright/language/flow/index";
import type { FlowModules } from "@agentwright/language/flow/outside";

export { flowCodeActions } from "./actions.ts";
export {
  flowCodeLens,
  flowCompletion,
  flowGraphOf,
  flowHover,
  flowInlayHint,
} from "./answers.ts";
export { checkFlowFile } from "./check.ts";
export {
  declarationsOfFlow,
  flowDefinition,
  flowHighlights,
  flowReferences,
  flowReferencesFrom,
} from "./names/navigation.ts";
export { flowPrepareRename, flowRename } from "./names/rename.ts";
export { locateFlowSymbol } from "./symbols.ts";
export { flowView } from "./view.ts";

/** Reads the flows of a text. */
export function readText(text: string, fileName: string, modules: FlowModules, aliases: readonly string[]): FlowFile {
  return readFlows(openFlow(text, fileName), { module: modules.module, aliases: () => aliases });
}
