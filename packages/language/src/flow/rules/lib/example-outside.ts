import { type FlowOutside, noFlowsKnown } from "../../outside.ts";
import type { FlowExample } from "../rule.ts";

/** What an example says is known of the world. */
export function outsideOf({ profile, flows }: FlowExample): FlowOutside {
  return { ...noFlowsKnown, profile: () => profile ?? "unknown", flows: () => flows ?? "unknown" };
}
