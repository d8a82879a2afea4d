import { openFlow, readFlows } from "@agentwright/language/flow/index";
import type { Overlay } from "./agent-index.ts";
import { aliasesFor, importMapFor } from "./flow-aliases.ts";
import type { FlowReader } from "./flow-index.ts";
import { diskModules } from "./flow-modules.ts";
import { summariseFlows } from "./flow-summary.ts";
import { findRoot } from "./root.ts";

/** Reads what a flow file says to others. Whoever imports this loads the parser of TypeScript. */
export function flowReader(overlay?: Overlay): FlowReader {
  return (file, text, onAsked) => {
    const open = overlay?.(file)?.flows?.();
    if (open) return summariseFlows(file, open);
    const modules = diskModules(file, { root: findRoot(file), imports: importMapFor(file), overlay, onAsked });
    const document = openFlow(text, file.slice(file.lastIndexOf("/") + 1));
    return summariseFlows(file, readFlows(document, { ...modules, aliases: () => aliasesFor(file) }));
  };
}
