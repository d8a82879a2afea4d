import type { FlowOutside, OtherFlow } from "@agentwright/language/flow/outside";
import type { Overlay } from "./agent-index.ts";
import { aliasesFor, type FlowIndexes, importMap } from "./flow-index.ts";
import { diskModules } from "./flow-modules.ts";
import { absolute, folderOf, relative } from "./paths.ts";
import { findRoot } from "./root.ts";

export interface FlowDiskOptions {
  /** Nothing outside it is looked at. Absent: `findRoot` of the file. */
  readonly root?: string;
  readonly overlay?: Overlay;
  /** The other flows; "unknown" to look for none. */
  readonly flows: FlowIndexes | "unknown";
  /** Told of each file that was looked for, absolute. */
  readonly onAsked?: (file: string) => void;
}

/** What a disk tells about one flow file. */
export function diskFlowOutside(flowPath: string, options: FlowDiskOptions): FlowOutside {
  const file = absolute(flowPath);
  const root = options.root ?? findRoot(file);
  const modules = diskModules(file, { ...options, root, imports: importMap(file) });
  return {
    module: modules.module,
    aliases: () => aliasesFor(file),
    flows: () => (options.flows === "unknown" ? "unknown" : others(options.flows, root, file)),
    profile: () => "unknown",
  };
}

function others(indexes: FlowIndexes, root: string, own: string): readonly OtherFlow[] | "unknown" {
  const files = indexes.below(root);
  if (files === "unknown") return "unknown";
  const folder = folderOf(own);
  return files.flatMap(({ file, flows }) => {
    if (file === own) return [];
    const path = relative(folder, file);
    return flows.map(({ slug, name }) => ({ slug, name, file: path }));
  });
}
