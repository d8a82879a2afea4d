// All that is asked about names, loaded together with the first such question: the start has no use for it.
export { incomingCalls, outgoingCalls, prepareCalls } from "./calls.ts";
export { definitionAt } from "./definition.ts";
export { highlightsAt } from "./highlights.ts";
export { linkedAt } from "./linked.ts";
export { willRename } from "./moves.ts";
export { referencesAt } from "./references.ts";
export { prepareRename, rename } from "./rename.ts";
