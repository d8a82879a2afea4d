import type { FlowView } from "@agentwright/language/flow/features/index";
import { type FlowDocument, openFlow, readFlows } from "@agentwright/language/flow/index";
import type { FlowOutside } from "@agentwright/language/flow/outside";
import type { OpenFlow } from "../documents/open-file.ts";
import type { World } from "../world.ts";

const documents = new WeakMap<OpenFlow, FlowDocument>();

/** By what all versions of an open file have in common: the one that was asked about last. */
const latest = new WeakMap<object, FlowDocument>();

/** A version of an open file, read once; what an edit left as it was is taken over from the version before. */
export function flowDocument(file: OpenFlow): FlowDocument {
  let document = documents.get(file);
  if (!document) {
    document = openFlow(file.text, file.fileName, latest.get(file.lineage));
    documents.set(file, document);
    latest.set(file.lineage, document);
  }
  return document;
}

/** An open file with its flows, as they are read with what other files say now. */
export function flowView(world: World, file: OpenFlow): FlowView {
  return viewIn(flowDocument(file), flowOutside(world, file));
}

/** What may be known from outside of an open file. */
export function flowOutside(world: World, file: OpenFlow): FlowOutside {
  return world.flows.outside(file.uri);
}

/** A text that no editor shows, with its flows. */
export function closedFlowView(world: World, uri: string, text: string): FlowView {
  const document = openFlow(text, uri.slice(uri.lastIndexOf("/") + 1));
  return viewIn(document, world.flows.outside(uri));
}

function viewIn(document: FlowDocument, outside: FlowOutside): FlowView {
  return { document, file: readFlows(document, outside) };
}
