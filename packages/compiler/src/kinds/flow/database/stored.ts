import { canonicalShape, changeWords, classify, diffBySlug } from "@agentwright/language/flow/shape/index";
import { canonicalJson, type FlowShape } from "@agentwright/protocol";
import { sha256 } from "../../../shared/digest.ts";
import type { Session } from "./connect.ts";
import type { Probe } from "./probe.ts";
import { readFlows, type StoredFlow } from "./read.ts";

/** How a flow in a file and the one in a database differ. */
export type Difference = "new" | "same" | "options" | "structure";

/** The flow of that slug, if it is there. */
export async function readFlow(session: Session, known: Probe, slug: string): Promise<StoredFlow | undefined> {
  return (await readFlows(session, known, slug))[0];
}

/** What of a stored flow a person decided on: if it is another later, they must decide anew. */
export function fingerprintOf(flow: StoredFlow | undefined): Promise<string> {
  if (!flow) return sha256("none");
  return sha256(canonicalJson([canonicalShape(flow.shape), flow.corrupt, flow.queueMode]));
}

/** The difference and its lines. A definition that contradicts itself can only be made anew. */
export function compare(wanted: FlowShape, flow: StoredFlow | undefined): { kind: Difference; changes: string[] } {
  if (!flow) return { kind: "new", changes: [] };
  const changes = diffBySlug(flow.shape, wanted);
  const lines = changes.map(changeWords);
  if (flow.corrupt.length > 0) return { kind: "structure", changes: [...flow.corrupt, ...lines] };
  return { kind: classify(changes), changes: lines };
}
