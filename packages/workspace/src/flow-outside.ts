import type { FlowOutside, OtherFlow } from "@agentwright/language/flow/outside";
import { detectProfile, type Profile } from "@agentwright/language/flow/profile/detect";
import type { Overlay } from "./agent-index.ts";
import { aliasesFor, importMapFor } from "./flow-aliases.ts";
import type { FlowIndexes } from "./flow-index.ts";
import { diskModules } from "./flow-modules.ts";
import { type Manifest, manifestsFor } from "./manifests.ts";
import { absolute, folderOf, isInside, relative } from "./paths.ts";
import { findProject } from "./project.ts";
import { readText } from "./read.ts";
import { findRoot, isPlainFile, upward } from "./root.ts";

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
  const modules = diskModules(file, { ...options, root, imports: importMapFor(file) });
  return {
    module: modules.module,
    aliases: () => aliasesFor(file),
    flows: () => (options.flows === "unknown" ? "unknown" : others(options.flows, root, file)),
    profile: () => profileOf(file, root, specifiersIn(file, options.overlay)),
    installed: () => isInstalled(file, root),
  };
}

/** Is the package in a `node_modules` of the file's folder or of one above it? What is outside the root stays unknown. */
function isInstalled(file: string, root: string): boolean {
  const own = [...upward(folderOf(file))].filter(folder => isInside(root, folder));
  return own.some(folder => isPlainFile(`${folder}/node_modules/@pgflow/dsl/package.json`));
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

/** The imports of pgflow in a file that may name a version themselves. */
function specifiersIn(file: string, overlay?: Overlay): readonly string[] {
  const got = overlay?.(file) ?? readText(file);
  if (typeof got === "string") return [];
  const written = got.text.matchAll(/["']((?:npm:|jsr:|https?:\/\/)[^"'\s]*@pgflow\/[^"'\s]*)["']/g);
  return [...written].flatMap(match => match[1] ?? []);
}

interface Kept {
  readonly manifests: readonly Manifest[];
  readonly said: string;
  readonly profile: Profile;
}

const kept = new Map<string, Kept>();

/** The version of pgflow that a file is for; weighed again only when something that speaks of it changed. */
function profileOf(file: string, root: string, specifiers: readonly string[]): Profile {
  const folder = folderOf(file);
  const manifests = manifestsFor(folder, root);
  const projectFile = findProject(file).project.pgflow?.profile;
  const said = JSON.stringify([projectFile, specifiers]);
  const before = kept.get(file);
  const isSame = before?.said === said && manifests.length === before.manifests.length;
  if (before && isSame && manifests.every((one, i) => one === before.manifests[i])) return before.profile;
  const named = (pattern: RegExp) =>
    manifests.flatMap(({ file: path, text }) => {
      return pattern.test(path.slice(path.lastIndexOf("/") + 1)) ? [{ name: relative(folder, path), text }] : [];
    });
  const profile = detectProfile({
    ...(projectFile !== undefined && { projectFile }),
    specifiers,
    importMaps: named(/^(?:deno\.jsonc?|import_map\.json)$/),
    lockfiles: named(/lock/),
    packageJsons: named(/^package\.json$/),
  });
  kept.set(file, { manifests, said, profile });
  return profile;
}
