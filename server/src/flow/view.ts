import type { FlowView } from "@agentwright/language/flow/features/index";
import { type FlowDocument, openFlow, readFlows } from "@agentwright/language/flow/index";
import type { OpenFlow } from "../documents/open-file.ts";
import type { World } from "../world.ts";

const documents = new WeakMap<OpenFlow, FlowDocument>();

/** The tree of a version of an open file, read once. */
export function flowDocument(file: OpenFlow): FlowDocument {
  let document = documents.get(file);
  if (!document) {
    document = openFlow(file.text, file.fileName);
    documents.set(file, document);
  }
  return document;
}

/** An open file with its flows, as they are read with what other files say now. */
export function flowView(world: World, file: OpenFlow): FlowView {
  const document = flowDocument(file);
  return { document, file: readFlows(document, world.flows.outside(file.uri)) };
}
