import { realpathSync, statSync } from "node:fs";
import * as path from "node:path";
import type { Known, OtherAgent, Outside } from "@agentwright/language/agent/outside";
import type { ProjectFile } from "@agentwright/protocol";
import { type AgentIndex, AgentIndexes, type Overlay } from "./agent-index.ts";
import { completePath } from "./complete-path.ts";
import { Fence } from "./links.ts";
import { absolute, folderOf, relative } from "./paths.ts";
import { findProject } from "./project.ts";
import { readText } from "./read.ts";
import { findRoot } from "./root.ts";
import type { AgentSummary } from "./summary.ts";

export interface DiskOptions {
  /** Nothing outside it is looked at (the answer is "unknown"). Absent: `findRoot` of the config. */
  readonly root?: string;
  /** Absent: `findProject` of the config. */
  readonly project?: ProjectFile;
  /** Names of secrets that are set, if they can be known. The project file's own list is added. */
  readonly secrets?: Known<readonly string[]>;
  /** Text that stands in for a file on disk (unsaved editors), by absolute path with `/`. */
  readonly overlay?: Overlay;
  /** The other agents: shared by all files of one run, or "unknown" to look for none. Absent: looked for now. */
  readonly agents?: AgentIndexes | "unknown";
  /** The slugs of the workspace's flows. Absent: "unknown". */
  readonly flows?: () => Known<readonly string[]>;
}

/**
 * What a disk tells about one config. It never reads files above 2 MB, and nothing outside the root, neither by `..`
 * nor through a link: to such questions it answers "unknown".
 */
export function diskOutside(configPath: string, options: DiskOptions = {}): Outside {
  const config = absolute(configPath);
  const folder = folderOf(config);
  const root = options.root === undefined ? findRoot(config) : absolute(options.root);
  const fence = new Fence(root);
  const indexes = options.agents ?? new AgentIndexes({ ...(options.overlay && { overlay: options.overlay }) });

  const inside = (relativePath: string) => {
    const file = absolute(path.resolve(folder, relativePath));
    return fence.holds(file) ? file : undefined;
  };
  return {
    file: relativePath => {
      const file = inside(relativePath);
      if (!file) return "unknown";
      if (options.overlay?.(file)) return "file";
      return kindOf(file);
    },
    text: relativePath => {
      const file = inside(relativePath);
      if (!file) return "unknown";
      const got = options.overlay?.(file) ?? readText(file);
      if (got === "missing") return undefined;
      return got === "unreadable" ? "unknown" : got.text;
    },
    paths: prefix => {
      if (!inside(`${prefix}x`)) return "unknown";
      try {
        return completePath(folder, prefix).filter(found => absolute(path.resolve(folder, found)) !== config);
      } catch {
        return [];
      }
    },
    secrets: () => secretNames(options.secrets, (options.project ?? findProject(config).project).secrets),
    agents: () => (indexes === "unknown" ? "unknown" : others(indexes, root, config)),
    agentWithId: id => (indexes === "unknown" ? "unknown" : otherWithId(indexes.at(root), id, config)),
    agentAt: relativePath => {
      const file = absolute(path.resolve(folder, relativePath));
      if (indexes === "unknown") return "unknown";
      const found = indexes.at(root).agent(file);
      if (found === "unknown" || !found) return found;
      return isSelf(file, config) ? undefined : toOther(found, folder);
    },
    flows: options.flows ?? (() => "unknown"),
  };
}

function kindOf(file: string): Known<"file" | "folder" | "missing"> {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (!stats) return "missing";
    return stats.isDirectory() ? "folder" : "file";
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOTDIR" ? "missing" : "unknown";
  }
}

/** A secret that is set or that the project names is known; if neither list is there, nothing is known. */
function secretNames(set: Known<readonly string[]> = "unknown", named?: readonly string[]): Known<readonly string[]> {
  if (set === "unknown") return named ?? "unknown";
  return [...new Set([...set, ...(named ?? [])])].sort();
}

/** All agents as seen from one folder, and what was answered last: most checks ask the same again. */
interface View {
  readonly all: readonly (readonly [file: string, seen: OtherAgent])[];
  last?: { readonly config: string; readonly answer: readonly OtherAgent[] };
}

const views = new WeakMap<readonly AgentSummary[], Map<string, View>>();

function others(indexes: AgentIndexes, root: string, config: string): Known<readonly OtherAgent[]> {
  const agents = indexes.at(root).summaries();
  if (agents === "unknown") return "unknown";
  const folder = folderOf(config);
  const byFolder = views.get(agents) ?? new Map<string, View>();
  views.set(agents, byFolder);
  const view: View = byFolder.get(folder) ?? {
    all: agents.map(agent => [agent.file, toOther(agent, folder)] as const),
  };
  byFolder.set(folder, view);
  if (view.last?.config !== config) {
    const own = realPath(config);
    const answer = view.all.filter(([file]) => file !== config && file !== own).map(([, seen]) => seen);
    view.last = { config, answer };
  }
  return view.last.answer;
}

function otherWithId(index: AgentIndex, id: string, config: string): Known<OtherAgent | undefined> {
  const found = index.withId(id);
  if (found === "unknown") return "unknown";
  const other = found.find(({ file }) => !isSelf(file, config));
  return other && toOther(other, folderOf(config));
}

function isSelf(file: string, config: string): boolean {
  return file === config || file === realPath(config);
}

/** A config that is reached through a link is the same agent as the file that the link leads to. */
function realPath(config: string): string {
  try {
    return absolute(realpathSync(config));
  } catch {
    return config;
  }
}

function toOther({ file, id, name, agents }: AgentSummary, folder: string): OtherAgent {
  return {
    path: relative(folder, file),
    agents: agents.map(other => relative(folder, other)),
    ...(id !== undefined && { id }),
    ...(name !== undefined && { name }),
  };
}
