/** What is asked at a cursor, and not before: a server may load all of it after its start. */
export { complete } from "./completion/complete.ts";
export { completionList, resolveItem } from "./completion/list.ts";
export { hover } from "./hover/hover.ts";
export { inlineCompletion } from "./inline-completion/inline-completion.ts";
export { signature } from "./signature/signature.ts";
