import { locateSlug } from "@agentwright/language/flow/features/index";
import type { Range } from "vscode-languageserver";
import type { OpenFlow } from "../documents/open-file.ts";
import type { World } from "../world.ts";
import { flowView } from "./view.ts";

/** Where a flow or a step of it stands in a file. */
export function locateFlowSymbol(world: World, file: OpenFlow, flow: string, step?: string): Range | undefined {
  const view = flowView(world, file);
  const span = locateSlug(view, flow, step);
  return span && view.document.lines.range(span.start, span.end);
}
