import { lensCommands } from "@agentwright/protocol";
import type { CodeLens } from "vscode-languageserver-types";
import type { FlowModel } from "../model.ts";
import { type FlowView, textOf } from "./view.ts";

export interface FlowLensContext {
  readonly uri: string;
  /** How a database knows a flow, in a few words; absent: nothing is known. */
  state(slug: string, flow: FlowModel): string | undefined;
}

/** Above each flow: how many steps it has, its graph, its migration, and how a database knows it. */
export function flowLenses({ document: { lines }, file }: FlowView, { uri, state }: FlowLensContext): CodeLens[] {
  return file.flows.flatMap(flow => {
    const range = lines.range(flow.headSpan.start, flow.headSpan.end);
    const slug = textOf(flow.slug);
    const more = flow.unknown.length > 0 ? "+" : "";
    const count = `${flow.steps.length}${more} step${flow.steps.length === 1 && !more ? "" : "s"}`;
    const lens = (title: string, command: string, about: string): CodeLens => ({
      range,
      command: { title, command, arguments: [uri, about] },
    });
    const graph = [
      lens(count, lensCommands.showFlowGraph, flow.name),
      lens("Show graph", lensCommands.showFlowGraph, flow.name),
    ];
    if (slug === undefined) return graph;
    const known = state(slug, flow);
    return [
      ...graph,
      lens("Compile to migration", lensCommands.compileFlow, slug),
      ...(known ? [lens(known, lensCommands.compareFlow, slug)] : []),
    ];
  });
}
