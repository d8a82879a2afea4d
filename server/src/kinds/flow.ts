import type { OpenFlow } from "../documents/open-file.ts";
import { flowsLoaded, loadFlows } from "../flow/load.ts";
import { later } from "./answers.ts";
import type { Kind } from "./kind.ts";

/** Flow files: programs that name pgflow. All that is known of them is in a chunk of its own, with TypeScript's parser. */
export const flowKind: Kind<OpenFlow> = {
  check: (file, checkedIn) => flowsLoaded().checkFlowFile(file, checkedIn),
  prepare: async (_file, _isNew, isStopped) => {
    await loadFlows();
    return !isStopped();
  },
  isHeard: true,
  answers: {
    completion: later(loadFlows, ({ flowCompletion }) => flowCompletion),
    hover: later(loadFlows, ({ flowHover }) => flowHover),
    inlayHint: later(loadFlows, ({ flowInlayHint }) => flowInlayHint),
    codeLens: later(loadFlows, ({ flowCodeLens }) => flowCodeLens),
    codeAction: later(loadFlows, ({ flowCodeActions }) => flowCodeActions),
    definition: later(loadFlows, ({ flowDefinition }) => flowDefinition),
    references: later(loadFlows, ({ flowReferences }) => flowReferences),
    documentHighlight: later(loadFlows, ({ flowHighlights }) => flowHighlights),
    prepareRename: later(loadFlows, ({ flowPrepareRename }) => flowPrepareRename),
    rename: later(loadFlows, ({ flowRename }) => flowRename),
  },
};
