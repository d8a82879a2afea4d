import { statSync } from "node:fs";
import type { AgentDocument } from "@agentwright/language/agent/index";
import type { Known } from "@agentwright/language/agent/outside";
import type { FlowFile } from "@agentwright/language/flow/model";
import type { AtHand } from "./at-hand.ts";
import { type DeclaredNames, declaredNames } from "./names.ts";
import { pacer } from "./pace.ts";
import { folderOf, isInside, relative } from "./paths.ts";
import { findProject, globsOf, inclusion, isIncluded } from "./project.ts";
import { type ReadText, readText, stampOf } from "./read.ts";
import { type AgentSummary, parseAgent, summarise } from "./summary.ts";
import { findAgents, isSkipped, type Walk, walkAgents } from "./walk.ts";

/** A text that stands in for a file, and its parsed form where there is one already. */
export interface OverlayText extends ReadText {
  readonly agent?: AgentDocument;
  /** The flows in it, where an editor has read them already. */
  readonly flows?: () => FlowFile;
}

/** What open editors hold, by absolute path. */
export type Overlay = (file: string) => OverlayText | undefined;

export interface IndexOptions {
  readonly overlay?: Overlay;
  /** Answer "unknown" until `load` is done, instead of walking at the first question. */
  readonly later?: boolean;
  /** Where documents of files go that somebody is going to check. */
  readonly atHand?: AtHand;
}

/** What was read off one state of a file on disk. Made once, kept in the cache. */
export interface ReadFile {
  /** As `readText` gives it: empty if the file was too young to be recognised later. */
  readonly stamp: string;
  readonly summary: AgentSummary;
  readonly names: DeclaredNames;
}

/** What a file says of itself to others, before and after a change. */
export interface SummaryChange {
  readonly before: AgentSummary | undefined;
  readonly after: AgentSummary | undefined;
}

/**
 * The agents of one run, or of one server: each file once, whatever roots it is below. What was read once holds until
 * somebody tells that a file `changed`.
 */
export class AgentIndexes {
  readonly #options: IndexOptions;
  /** Agents that count: included by their project, readable. */
  readonly #agents = new Map<string, AgentSummary>();
  /** Everything that was read from disk, by path. */
  readonly #read = new Map<string, ReadFile>();
  readonly #byId = new Map<string, Set<string>>();
  readonly #users = new Map<string, Set<string>>();
  readonly #walked = new Set<string>();
  readonly #roots = new Map<string, AgentIndex>();
  /** Walks that are under way, and the files that changed meanwhile: a walk may have listed their folder before. */
  readonly #loads = new Set<{ readonly folder: string; readonly changed: Set<string> }>();

  constructor(options: IndexOptions = {}) {
    this.#options = options;
  }

  /** The agents below one root. */
  at(root: string): AgentIndex {
    let index = this.#roots.get(root);
    if (!index) {
      index = new AgentIndex(root, this);
      this.#roots.set(root, index);
    }
    return index;
  }

  /** How many agents are known. */
  get size(): number {
    return this.#agents.size;
  }

  /** All agents that are known, in no order. */
  all(): Iterable<AgentSummary> {
    return this.#agents.values();
  }

  agent(file: string): AgentSummary | undefined {
    return this.#agents.get(file);
  }

  /** Agents that have an id. */
  withId(id: string): Iterable<string> {
    return this.#byId.get(id) ?? [];
  }

  /** Agents whose `orchestration` runs a file. */
  usersOf(file: string): ReadonlySet<string> {
    return this.#users.get(file) ?? nobody;
  }

  /** The names that an agent declares, as an editor or the disk has it now. */
  namesOf(file: string): DeclaredNames | undefined {
    const open = this.#options.overlay?.(file);
    if (open) return declaredNames(open.agent ?? parseAgent(file, open.text));
    return this.#read.get(file)?.names;
  }

  /** What was read from disk of a file, for the cache. */
  readOf(file: string): ReadFile | undefined {
    return this.#read.get(file);
  }

  /** Takes over what an earlier process read. It holds for files whose stamp is still the same. */
  restore(files: Iterable<ReadFile>): void {
    for (const file of files) if (!this.#read.has(file.summary.file)) this.#read.set(file.summary.file, file);
  }

  /** Was everything below a folder looked for, so that what is not known is not there? */
  knows(folder: string): boolean {
    if (this.#walked.has(folder)) return true;
    for (const walked of this.#walked) if (isInside(walked, folder)) return true;
    return false;
  }

  /** Walks a folder and reads its agents, giving way to other work. A signal leaves it unknown. */
  async load(folder: string, signal?: AbortSignal): Promise<Walk> {
    const load = { folder, changed: new Set<string>() };
    this.#loads.add(load);
    try {
      return await this.#load(folder, signal);
    } finally {
      this.#loads.delete(load);
      for (const file of load.changed) this.#take(file, isIncluded(file, findProject(file)));
      if (load.changed.size > 0) this.#forgetAnswers();
    }
  }

  async #load(folder: string, signal?: AbortSignal): Promise<Walk> {
    const walk = await findAgents(folder, { ...globsOf(folder), ...(signal && { signal }) });
    const pause = pacer();
    const wanted = inclusion();
    for (const file of walk.files) {
      if (signal?.aborted) return walk;
      this.#take(file, wanted(file));
      await pause();
    }
    if (!walk.partial) this.#drop(folder, new Set(walk.files));
    if (!this.knows(folder)) this.#walked.add(folder);
    this.#forgetAnswers();
    return walk;
  }

  /** The same at once, for those who can't wait. Files that are as they were are not read again. */
  loadNow(folder: string): void {
    const wanted = inclusion();
    const walk = walkAgents(folder, globsOf(folder));
    for (const file of walk.files) this.#take(file, wanted(file));
    if (!walk.partial) this.#drop(folder, new Set(walk.files));
    this.#walked.add(folder);
    this.#forgetAnswers();
  }

  /** Answers that are not there yet are "unknown". */
  get later(): boolean {
    return this.#options.later === true;
  }

  /** A folder is no longer of interest: its agents are forgotten, those of other walked folders in it are not. */
  unload(folder: string): void {
    this.#walked.delete(folder);
    for (const file of [...this.#agents.keys()]) {
      if (isInside(folder, file) && !this.knows(folderOf(file))) this.#put(file, undefined);
    }
    this.#forgetAnswers();
  }

  /** A file was made, saved, edited or deleted. Undefined: what it says to others is as before. */
  changed(file: string): SummaryChange | undefined {
    for (const load of this.#loads) if (reaches(load.folder, file)) load.changed.add(file);
    const before = this.#agents.get(file);
    if (!before && !this.#reaches(file)) return undefined;
    this.#take(file, isIncluded(file, findProject(file)));
    const after = this.#agents.get(file);
    if (same(before, after)) return undefined;
    this.#forgetAnswers();
    return { before, after };
  }

  /** Would a walk have come to this file? */
  #reaches(file: string): boolean {
    for (const walked of this.#walked) if (reaches(walked, file)) return true;
    return false;
  }

  #take(file: string, wanted: boolean): void {
    this.#put(file, wanted ? this.#summary(file) : undefined);
  }

  #put(file: string, summary: AgentSummary | undefined): void {
    const before = this.#agents.get(file);
    if (before?.id !== undefined) drop(this.#byId, before.id, file);
    for (const agent of before?.agents ?? []) drop(this.#users, agent, file);
    if (!summary) {
      this.#agents.delete(file);
      return;
    }
    this.#agents.set(file, summary);
    if (summary.id !== undefined) add(this.#byId, summary.id, file);
    for (const agent of summary.agents) add(this.#users, agent, file);
  }

  #summary(file: string): AgentSummary | undefined {
    const open = this.#options.overlay?.(file);
    if (open) return summarise(file, open.agent ?? parseAgent(file, open.text));
    const before = this.#read.get(file);
    const stats = before && statSync(file, { throwIfNoEntry: false });
    if (stats && before?.stamp === stampOf(stats)) return before.summary;
    this.#read.delete(file);
    this.#options.atHand?.drop(file);
    const got = readText(file);
    if (typeof got === "string") return undefined;
    const document = parseAgent(file, got.text);
    const summary = summarise(file, document);
    this.#options.atHand?.keep(file, document, got.stamp);
    this.#read.set(file, { stamp: got.stamp, summary, names: declaredNames(document) });
    return summary;
  }

  /** Forgets what a walk of a folder did not find any more. What only an editor has stays. */
  #drop(folder: string, found: ReadonlySet<string>): void {
    for (const file of [...this.#agents.keys()]) {
      if (found.has(file) || !isInside(folder, file)) continue;
      if (this.#options.overlay?.(file) === undefined || !isIncluded(file, findProject(file)))
        this.#put(file, undefined);
    }
  }

  #forgetAnswers(): void {
    for (const index of this.#roots.values()) index.forget();
  }
}

/** Would a walk of a folder come to this file? */
function reaches(folder: string, file: string): boolean {
  return isInside(folder, file) && !isSkipped(relative(folder, file));
}

const nobody: ReadonlySet<string> = new Set();

/** The agents below one root, as the configs in it see them. */
export class AgentIndex {
  readonly #root: string;
  readonly #all: AgentIndexes;
  #answer: readonly AgentSummary[] | undefined;

  constructor(root: string, all: AgentIndexes) {
    this.#root = root;
    this.#all = all;
  }

  /** All agents of the root, in order of their paths. The same array until something changes. */
  summaries(): Known<readonly AgentSummary[]> {
    if (!this.#isKnown()) return "unknown";
    this.#answer ??= [...this.#all.all()].filter(({ file }) => isInside(this.#root, file)).sort(byPath);
    return this.#answer;
  }

  /** The agents that have an id, in order of their paths. */
  withId(id: string): Known<readonly AgentSummary[]> {
    if (!this.#isKnown()) return "unknown";
    const files = [...this.#all.withId(id)].filter(file => isInside(this.#root, file)).sort();
    return files.flatMap(file => this.#all.agent(file) ?? []);
  }

  /** The agent in a file. */
  agent(file: string): Known<AgentSummary | undefined> {
    if (!this.#isKnown()) return "unknown";
    return isInside(this.#root, file) ? this.#all.agent(file) : undefined;
  }

  /** Looks for the agents now, giving way to other work. */
  async load(): Promise<void> {
    await this.#all.load(this.#root);
  }

  /** A file was made, saved, edited or deleted. Tells whether the answer changed. */
  changed(file: string): boolean {
    return this.#all.changed(file) !== undefined;
  }

  forget(): void {
    this.#answer = undefined;
  }

  #isKnown(): boolean {
    if (this.#all.knows(this.#root)) return true;
    if (this.#all.later) return false;
    this.#all.loadNow(this.#root);
    return true;
  }
}

function byPath(a: AgentSummary, b: AgentSummary): number {
  return a.file < b.file ? -1 : 1;
}

function same(a: AgentSummary | undefined, b: AgentSummary | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function add(map: Map<string, Set<string>>, key: string, file: string): void {
  const files = map.get(key);
  if (files) files.add(file);
  else map.set(key, new Set([file]));
}

function drop(map: Map<string, Set<string>>, key: string, file: string): void {
  const files = map.get(key);
  if (files?.delete(file) && files.size === 0) map.delete(key);
}
