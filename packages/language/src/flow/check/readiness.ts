import type { Finding, PgflowProfile } from "@agentwright/protocol";
import type { FlowDocument } from "../document.ts";
import { checkFlows, type FlowContext } from "./check.ts";

/**
 * What stands in the way of a newer version of pgflow: findings that a file has under its rules and does not have
 * under those of its own version. Empty: the flows are ready. Comments that suppress count here as they do elsewhere.
 */
export function readiness(
  document: FlowDocument,
  context: FlowContext,
  wanted: PgflowProfile = "0.17",
): readonly Finding[] {
  const now = new Set(checkFlows(document, context).map(keyOf));
  return checkFlows(document, { ...context, profile: wanted }).filter(finding => !now.has(keyOf(finding)));
}

function keyOf({ code, range }: Finding): string {
  return `${code} ${range.start.line} ${range.start.character}`;
}
