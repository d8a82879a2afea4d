import { statSync } from "node:fs";
import type { Known } from "@agentwright/language/agent/outside";
import { folderOf } from "./paths.ts";
import { findProject, isIncluded } from "./project.ts";
import { type ReadText, readText, stampOf } from "./read.ts";
import { type AgentSummary, summarise } from "./summary.ts";
import { findAgents, type Walk, walkAgents } from "./walk.ts";

/** What open editors hold, by absolute path. */
export type Overlay = (file: string) => ReadText | undefined;

export interface IndexOptions {
  readonly overlay?: Overlay;
  /** Answer "unknown" until `load` is done, instead of walking at the first question. */
  readonly later?: boolean;
}

/** The agents below one root, each read once for each time it changes. */
export class AgentIndex {
  readonly #root: string;
  readonly #options: IndexOptions;
  readonly #byFile = new Map<string, { readonly stamp: string; readonly summary: AgentSummary }>();
  #files: readonly string[] | undefined;
  #answer: readonly AgentSummary[] | undefined;

  constructor(root: string, options: IndexOptions = {}) {
    this.#root = root;
    this.#options = options;
  }

  /** Walks the root without blocking and reads what changed. Settles at once if the signal comes. */
  async load(signal?: AbortSignal): Promise<void> {
    const walk = await findAgents(this.#root, { ...this.#globs(), ...(signal && { signal }) });
    let since = performance.now();
    for (const file of walk.files) {
      if (signal?.aborted) return;
      this.#read(file);
      if (performance.now() - since < 8) continue;
      await new Promise(resolve => setImmediate(resolve));
      since = performance.now();
    }
    this.#take(walk);
  }

  /** All agents of the root, in order of their paths. */
  summaries(): Known<readonly AgentSummary[]> {
    if (!this.#files) {
      if (this.#options.later) return "unknown";
      this.#take(walkAgents(this.#root, this.#globs()));
    }
    this.#answer ??= (this.#files ?? []).map(file => this.#read(file)).filter(summary => summary !== undefined);
    return this.#answer;
  }

  /** A file was made, saved, edited or deleted. Tells whether the answer changed. */
  changed(file: string): boolean {
    if (!this.#files) return false;
    const before = this.#byFile.get(file)?.summary;
    const after = isIncluded(file, findProject(file)) ? this.#read(file) : undefined;
    const listed = this.#files.includes(file);
    if (after && !listed) this.#files = [...this.#files, file].sort();
    if (!after && listed) this.#files = this.#files.filter(other => other !== file);
    this.#answer = undefined;
    return JSON.stringify(before) !== JSON.stringify(after);
  }

  #take(walk: Walk): void {
    this.#files = walk.files.filter(file => isIncluded(file, findProject(file)));
    this.#answer = undefined;
  }

  #globs() {
    const { file, project } = findProject(this.#root);
    return file && folderOf(file) === this.#root ? { include: project.include, exclude: project.exclude } : {};
  }

  #read(file: string): AgentSummary | undefined {
    const before = this.#byFile.get(file);
    const open = this.#options.overlay?.(file);
    const stamp = open?.stamp ?? stampOnDisk(file);
    if (before && before.stamp === stamp) return before.summary;
    const got = open ?? readText(file);
    if (typeof got === "string") {
      this.#byFile.delete(file);
      return undefined;
    }
    const summary = summarise(file, got.text);
    this.#byFile.set(file, { stamp: got.stamp, summary });
    return summary;
  }
}

/** The indexes of one run, or of one server: one a root. */
export class AgentIndexes {
  readonly #byRoot = new Map<string, AgentIndex>();
  readonly #options: IndexOptions;

  constructor(options: IndexOptions = {}) {
    this.#options = options;
  }

  at(root: string): AgentIndex {
    let index = this.#byRoot.get(root);
    if (!index) {
      index = new AgentIndex(root, this.#options);
      this.#byRoot.set(root, index);
    }
    return index;
  }
}

function stampOnDisk(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats ? stampOf(stats) : "missing";
}
