import { statSync } from "node:fs";
import * as path from "node:path";
import type { Known, OtherAgent, Outside } from "@agentwright/language/agent/outside";
import type { ProjectFile } from "@agentwright/protocol";
import { AgentIndexes, type Overlay } from "./agent-index.ts";
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
    agentWithId: id => one(indexes === "unknown" ? "unknown" : indexes.at(root).withId(id, config), config),
    agentAt: relativePath => {
      const file = absolute(path.resolve(folder, relativePath));
      if (file === config) return undefined;
      return one(indexes === "unknown" ? "unknown" : indexes.at(root).agent(file), config);
    },
    flows: () => "unknown",
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

/** What was answered last, by answer of the index and config: most checks ask the same again. */
const answered = new WeakMap<readonly AgentSummary[], Map<string, readonly OtherAgent[]>>();

function others(indexes: AgentIndexes, root: string, config: string): Known<readonly OtherAgent[]> {
  const all = indexes.at(root).summaries();
  if (all === "unknown") return "unknown";
  const known = answered.get(all) ?? new Map<string, readonly OtherAgent[]>();
  answered.set(all, known);
  const found = known.get(config) ?? all.filter(agent => agent.file !== config).map(agent => toOther(agent, config));
  known.set(config, found);
  return found;
}

function one(found: Known<AgentSummary | undefined>, config: string): Known<OtherAgent | undefined> {
  return found === "unknown" || !found ? found : toOther(found, config);
}

function toOther({ file, id, name, agents }: AgentSummary, config: string): OtherAgent {
  const folder = folderOf(config);
  return {
    path: relative(folder, file),
    agents: agents.map(other => relative(folder, other)),
    ...(id !== undefined && { id }),
    ...(name !== undefined && { name }),
  };
}
