import { statSync } from "node:fs";
import type { AgentDocument } from "@agentwright/language/agent/index";
import type { Known } from "@agentwright/language/agent/outside";
import { folderOf } from "./paths.ts";
import { findProject, isIncluded } from "./project.ts";
import { type ReadText, readText, stampOf } from "./read.ts";
import { type AgentSummary, summarise, summariseText } from "./summary.ts";
import { findAgents, walkAgents } from "./walk.ts";

/** A text that stands in for a file, and its parsed form where there is one already. */
export interface OverlayText extends ReadText {
  readonly agent?: AgentDocument;
}

/** What open editors hold, by absolute path. */
export type Overlay = (file: string) => OverlayText | undefined;

export interface IndexOptions {
  readonly overlay?: Overlay;
  /** Answer "unknown" until `load` is done, instead of walking at the first question. */
  readonly later?: boolean;
}

/** Summaries of files on disk, by path, for the life of the process. */
const read = new Map<string, { readonly stamp: string; readonly summary: AgentSummary }>();

/** The agents below one root. What it read once holds until it is told that a file `changed`. */
export class AgentIndex {
  readonly #root: string;
  readonly #options: IndexOptions;
  #agents: Map<string, AgentSummary> | undefined;
  #answer: readonly AgentSummary[] | undefined;

  constructor(root: string, options: IndexOptions = {}) {
    this.#root = root;
    this.#options = options;
  }

  /** Walks the root and reads the agents, giving way to other work. Settles early if the signal comes. */
  async load(signal?: AbortSignal): Promise<void> {
    const { files } = await findAgents(this.#root, { ...this.#globs(), ...(signal && { signal }) });
    const agents = new Map<string, AgentSummary>();
    let since = performance.now();
    for (const file of files) {
      if (signal?.aborted) return;
      this.#take(agents, file);
      if (performance.now() - since < 8) continue;
      await new Promise(resolve => setImmediate(resolve));
      since = performance.now();
    }
    this.#agents = agents;
    this.#answer = undefined;
  }

  /** All agents of the root, in order of their paths. The same array until something changes. */
  summaries(): Known<readonly AgentSummary[]> {
    if (!this.#agents) {
      if (this.#options.later) return "unknown";
      this.#agents = new Map();
      for (const file of walkAgents(this.#root, this.#globs()).files) this.#take(this.#agents, file);
    }
    this.#answer ??= [...this.#agents.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
    return this.#answer;
  }

  /** A file was made, saved, edited or deleted. Tells whether the answer changed. */
  changed(file: string): boolean {
    if (!this.#agents) return false;
    const before = JSON.stringify(this.#agents.get(file));
    this.#agents.delete(file);
    this.#take(this.#agents, file);
    if (JSON.stringify(this.#agents.get(file)) === before) return false;
    this.#answer = undefined;
    return true;
  }

  #take(agents: Map<string, AgentSummary>, file: string): void {
    if (!isIncluded(file, findProject(file))) return;
    const summary = this.#summary(file);
    if (summary) agents.set(file, summary);
  }

  #summary(file: string): AgentSummary | undefined {
    const open = this.#options.overlay?.(file);
    if (open) return open.agent ? summarise(file, open.agent) : summariseText(file, open.text);
    const stats = statSync(file, { throwIfNoEntry: false });
    if (!stats) return undefined;
    const before = read.get(file);
    if (before?.stamp === stampOf(stats)) return before.summary;
    const got = readText(file);
    if (typeof got === "string") return undefined;
    const summary = summariseText(file, got.text);
    read.set(file, { stamp: got.stamp, summary });
    return summary;
  }

  #globs() {
    const { file, project } = findProject(this.#root);
    return file && folderOf(file) === this.#root ? { include: project.include, exclude: project.exclude } : {};
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

  all(): Iterable<readonly [root: string, index: AgentIndex]> {
    return this.#byRoot;
  }
}
