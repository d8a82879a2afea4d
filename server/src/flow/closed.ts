import { uuid5 } from "@agentwright/language/agent/identity/identity";
import { checkFlows, openFlow } from "@agentwright/language/flow/index";
import type { FlowOutside } from "@agentwright/language/flow/outside";
import type { ProjectFile } from "@agentwright/protocol";
import type { ClosedReport } from "../world.ts";

/** The findings of a flow file that no editor shows: those that it would have if one did. */
export function closedFlowReport(
  fileName: string,
  text: string,
  outside: FlowOutside,
  project: ProjectFile,
): ClosedReport {
  const findings = checkFlows(openFlow(text, fileName), { outside, project, besideTypeScript: true });
  return { id: uuid5(JSON.stringify(findings)), findings };
}
