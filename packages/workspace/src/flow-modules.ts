import { isPgflowSpecifier } from "@agentwright/language/flow/names-pgflow";
import type { FlowModules } from "@agentwright/language/flow/outside";
import type { Overlay } from "./agent-index.ts";
import { type ImportMap, mapped } from "./import-map.ts";
import { Fence } from "./links.ts";
import { absolute, folderOf, relative } from "./paths.ts";
import { readText, stampOf } from "./read.ts";
import { look } from "./root.ts";

export interface ModuleOptions {
  /** Nothing outside it is read. */
  readonly root: string;
  readonly imports: ImportMap;
  readonly overlay?: Overlay | undefined;
  /** Told of each file that was looked for, absolute. */
  readonly onAsked?: (file: string) => void;
}

/** Endings that an import may leave out, in the order in which they are tried. */
const endings = ["", ".ts", ".tsx", ".mts", ".js", ".mjs", "/index.ts", "/index.js"];

/** The modules that a flow file imports: paths, and what import maps make of words. Packages stay unknown. */
export function diskModules(flowFile: string, options: ModuleOptions): FlowModules {
  const folder = folderOf(flowFile);
  const fence = new Fence(options.root);
  return {
    module: (specifier, from) => {
      const importer = from === "" ? flowFile : absolute(`${folder}/${from}`);
      const path = pathOf(specifier, folderOf(importer), options.imports);
      if (path === undefined) return "unknown";
      for (const ending of endings) {
        const file = path + ending;
        options.onAsked?.(file);
        const open = options.overlay?.(file);
        if (open) return { path: relative(folder, file), text: open.text };
        const stats = look(file);
        if (stats === undefined || stats === "closed" || !stats.isFile()) continue;
        if (!fence.holds(file)) return "unknown";
        const text = textAt(file, stampOf(stats));
        return text === undefined ? "unknown" : { path: relative(folder, file), text };
      }
      return undefined;
    },
  };
}

const kept = new Map<string, { readonly stamp: string; readonly text: string | undefined }>();

/** A module's text, read again only when the file changed: it is asked for with every look at a flow. */
function textAt(file: string, stamp: string): string | undefined {
  const before = kept.get(file);
  if (before?.stamp === stamp) return before.text;
  const got = readText(file);
  const text = typeof got === "string" ? undefined : got.text;
  // A file that was only just written may be written again within the grain of its clock.
  if (typeof got !== "string" && got.stamp === stamp) kept.set(file, { stamp, text });
  return text;
}

/** The path that an import means without its ending; undefined: it is no file of ours. */
function pathOf(specifier: string, folder: string, imports: ImportMap): string | undefined {
  if (/^\.{1,2}\//.test(specifier)) return absolute(`${folder}/${specifier}`);
  const entry = isPgflowSpecifier(specifier) ? undefined : mapped(imports, specifier);
  return entry && /^\.{1,2}\//.test(entry.target) ? absolute(`${entry.folder}/${entry.target}`) : undefined;
}
