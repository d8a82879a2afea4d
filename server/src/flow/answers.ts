import { completeFlow, flowGraph, flowInlays, flowLenses, hoverFlow } from "@agentwright/language/flow/features/index";
import { type FlowModel, newestProfile } from "@agentwright/language/flow/index";
import { readShape } from "@agentwright/language/flow/shape/from-model";
import type { FlowGraph } from "@agentwright/protocol";
import type { OpenFlow } from "../documents/open-file.ts";
import type { Server } from "../feature.ts";
import type { Answer } from "../kinds/answers.ts";
import { flowDocument, flowOutside, flowView } from "./view.ts";

export const flowCompletion: Answer<OpenFlow, "completion"> = ({ world, abilities }, file, { position }) => {
  const offset = flowDocument(file).lines.offsetAt(position);
  const context = { outside: flowOutside(world, file), snippets: abilities.snippets };
  return completeFlow(flowView(world, file), offset, context);
};

export const flowHover: Answer<OpenFlow, "hover"> = ({ world }, file, { position }) => {
  return hoverFlow(flowView(world, file), flowDocument(file).lines.offsetAt(position)) ?? null;
};

export const flowInlayHint: Answer<OpenFlow, "inlayHint"> = ({ world }, file, { range }) => {
  const { lines } = flowDocument(file);
  return flowInlays(flowView(world, file), lines.offsetAt(range.start), lines.offsetAt(range.end));
};

export const flowCodeLens: Answer<OpenFlow, "codeLens"> = ({ world, flowStates }, file) => {
  const state = (slug: string, flow: FlowModel) => flowStates.of(slug, JSON.stringify(readShape(flow)));
  return flowLenses(flowView(world, file), { uri: file.uri, state });
};

/** The graph of an open file, with the findings that stand in it. */
export function flowGraphOf(server: Server, file: OpenFlow): FlowGraph {
  const { findings } = server.checker.check(file);
  const known = flowOutside(server.world, file).profile();
  const profile = known === "unknown" ? newestProfile : known.id;
  return flowGraph(flowView(server.world, file), { uri: file.uri, version: file.version, findings, profile });
}
