import type { FlowGraph, GraphFlow, GraphStep, Position, Range } from "@agentwright/protocol";
import type { OtherFlow } from "../../../previews/flow/messages.ts";

/** The flow and step that a place of the source belongs to. */
export function stepAt(
  graph: FlowGraph,
  at: Position,
): { readonly flow: GraphFlow; readonly step?: GraphStep } | undefined {
  for (const flow of graph.flows) {
    const step = flow.steps.findLast(({ range }) => inside(range, at));
    if (step !== undefined) return { flow, step };
  }
  const flow = graph.flows.find(({ range }) => inside(range, at));
  return flow && { flow };
}

/** The flow of a name or slug; else the one that took its place, else the first. */
export function flowOf(flows: readonly GraphFlow[], wanted: string | undefined, place: number): GraphFlow | undefined {
  const named = flows.find(({ name }) => name === wanted) ?? flows.find(({ slug }) => slug === wanted);
  return named ?? flows[place] ?? flows[0];
}

/** The same flow on the other side: by slug, else by name. */
export function counterpart(others: readonly OtherFlow[], flow: GraphFlow): OtherFlow | undefined {
  return others.find(({ shape }) => shape.slug === flow.slug) ?? others.find(({ name }) => name === flow.name);
}

function inside({ start, end }: Range, { line, character }: Position): boolean {
  const after = line > start.line || (line === start.line && character >= start.character);
  return after && (line < end.line || (line === end.line && character <= end.character));
}
