import type { Finding } from "@agentwright/protocol";
import type { OpenFlow } from "../documents/open-file.ts";
import type { CheckedIn } from "../kinds/kind.ts";

/** The findings of a flow file that the editor's own service for TypeScript does not have. */
export function checkFlowFile(_file: OpenFlow, { surroundings }: CheckedIn): readonly Finding[] {
  if (!surroundings().included) return [];
  return [];
}
