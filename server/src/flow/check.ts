import { checkFlows, type FlowContext } from "@agentwright/language/flow/index";
import type { Finding } from "@agentwright/protocol";
import type { OpenFlow } from "../documents/open-file.ts";
import type { CheckedIn } from "../kinds/kind.ts";
import type { World } from "../world.ts";
import { flowDocument, flowOutside } from "./view.ts";

/** The findings of a flow file that the editor's own service for TypeScript does not have. */
export function checkFlowFile(file: OpenFlow, { surroundings, world }: CheckedIn): readonly Finding[] {
  if (!surroundings().included) return [];
  return checkFlows(flowDocument(file), flowContext(world, file));
}

/** What rules and fixes of a flow file want to know beside it. */
export function flowContext(world: World, file: OpenFlow): FlowContext {
  const { project } = world.surroundings(file.uri);
  return { outside: flowOutside(world, file), project, besideTypeScript: true };
}
