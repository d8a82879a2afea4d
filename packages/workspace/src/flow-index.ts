import { statSync } from "node:fs";
import type { Known } from "@agentwright/language/agent/outside";
import { mayHoldFlows, namesPgflow } from "@agentwright/language/flow/names-pgflow";
import type { Overlay } from "./agent-index.ts";
import { aliasesByFolder, aliasesFor } from "./flow-aliases.ts";
import type { FlowSummary } from "./flow-summary.ts";
import { isManifest } from "./manifests.ts";
import { pacer } from "./pace.ts";
import { folderOf, isInside, relative } from "./paths.ts";
import { findProject, globsOf, inclusion, isIncluded } from "./project.ts";
import { type ReadText, readText, stampOf } from "./read.ts";
import { findFlowCandidates, isSkipped, type Walk } from "./walk.ts";

/** Reads what a text says of flows to others. `onAsked` is told of each other file that was looked for. */
export type FlowReader = (file: string, text: string, onAsked: (file: string) => void) => FlowSummary;

export interface FlowIndexOptions {
  readonly overlay?: Overlay;
  /** Loads what reads flows (the parser of TypeScript), with the first text that names pgflow. */
  readonly reader: () => Promise<FlowReader>;
}

/** One state of a file that was looked at. */
interface Looked {
  /** As `readText` gives it; empty if the file was too young to be recognised later. */
  readonly stamp: string;
  /** Absent: the text does not speak of pgflow. */
  readonly summary?: FlowSummary;
  /** Other files that were looked for to read it. */
  readonly uses?: ReadonlySet<string>;
}

/**
 * The flow files of one run, or of one server, each once. A file is read when its text speaks of pgflow; what was read
 * holds until somebody tells that the file, or one that it imports, `changed`.
 */
export class FlowIndexes {
  readonly #options: FlowIndexOptions;
  readonly #looked = new Map<string, Looked>();
  readonly #walked = new Set<string>();
  /** Walks that are under way, and what changed meanwhile: they may have been there before. */
  readonly #loads = new Set<{ readonly folder: string; readonly changed: Set<string> }>();
  #reader: FlowReader | undefined;
  #flows: readonly FlowSummary[] | undefined;

  constructor(options: FlowIndexOptions) {
    this.#options = options;
  }

  /** Was everything below a folder looked at? */
  knows(folder: string): boolean {
    for (const walked of this.#walked) if (isInside(walked, folder)) return true;
    return false;
  }

  /** All files with flows that are known, in order of their paths. The same array until something changes. */
  all(): readonly FlowSummary[] {
    this.#flows ??= [...this.#looked.values()]
      .flatMap(({ summary }) => summary ?? [])
      .sort((a, b) => (a.file < b.file ? -1 : 1));
    return this.#flows;
  }

  of(file: string): FlowSummary | undefined {
    return this.#looked.get(file)?.summary;
  }

  /** The files with flows below a root. */
  below(root: string): Known<readonly FlowSummary[]> {
    return this.knows(root) ? this.all().filter(({ file }) => isInside(root, file)) : "unknown";
  }

  /** The slugs below a root; "unknown" too if some can't be known without running a file. */
  slugs(root: string): Known<readonly string[]> {
    const files = this.below(root);
    if (files === "unknown" || files.some(({ open }) => open)) return "unknown";
    return [...new Set(files.flatMap(({ flows }) => flows.map(({ slug }) => slug)))].sort();
  }

  /** Walks a folder and looks at its files, giving way to other work. A signal leaves it unknown. */
  async load(folder: string, signal?: AbortSignal): Promise<Walk> {
    const load = { folder, changed: new Set<string>() };
    this.#loads.add(load);
    try {
      const walk = await findFlowCandidates(folder, { ...globsOf(folder), ...(signal && { signal }) });
      const [pause, wanted, aliases] = [pacer(), inclusion(), aliasesByFolder()];
      for (const file of walk.files) {
        if (signal?.aborted) return walk;
        if (wanted(file)) await this.#meet(file, aliases);
        else this.#put(file, undefined);
        await pause();
      }
      if (!walk.partial) this.#drop(folder, new Set(walk.files));
      if (!this.knows(folder)) this.#walked.add(folder);
      return walk;
    } finally {
      this.#loads.delete(load);
      for (const file of load.changed) await this.#again(file);
    }
  }

  /** A folder is no longer of interest. */
  unload(folder: string): void {
    this.#walked.delete(folder);
    for (const file of [...this.#looked.keys()]) {
      if (isInside(folder, file) && !this.knows(folderOf(file))) this.#put(file, undefined);
    }
  }

  /**
   * A file was made, edited, saved or deleted. Tells whether what flow files say to others is something else now; what
   * could not be read yet, since nothing was ever read, is told by `later`.
   */
  changed(file: string, later?: () => void): boolean {
    for (const load of this.#loads) if (isInside(load.folder, file)) load.changed.add(file);
    const touched = isManifest(file) ? this.#below(folderOf(file)) : this.#askersOf(file);
    if (mayHoldFlows(file) && (this.#looked.has(file) || this.#reaches(file))) touched.add(file);
    let news = false;
    for (const one of touched) {
      const before = JSON.stringify(this.of(one));
      if (this.#reader || !this.#speaks(one)) this.#takeNow(one);
      else void this.#again(one).then(later);
      if (JSON.stringify(this.of(one)) !== before) news = true;
    }
    return news;
  }

  #reaches(file: string): boolean {
    for (const walked of this.#walked) {
      if (isInside(walked, file) && !isSkipped(relative(walked, file))) return true;
    }
    return false;
  }

  #askersOf(file: string): Set<string> {
    const askers = new Set<string>();
    for (const [asker, { uses }] of this.#looked) if (uses?.has(file)) askers.add(asker);
    return askers;
  }

  #below(folder: string): Set<string> {
    return new Set([...this.#looked.keys()].filter(file => isInside(folder, file) && this.of(file)));
  }

  #speaks(file: string): boolean {
    const text = this.#textOf(file)?.text;
    return text !== undefined && namesPgflow(text, aliasesFor(file));
  }

  /** Looks at a file and waits for the reader if that is wanted. */
  async #meet(file: string, aliasesOf: (file: string) => readonly string[]): Promise<void> {
    const stats = this.#options.overlay?.(file) ? undefined : statSync(file, { throwIfNoEntry: false });
    if (stats && this.#looked.get(file)?.stamp === stampOf(stats)) return;
    const got = this.#textOf(file);
    const aliases = aliasesOf(file);
    if (got && namesPgflow(got.text, aliases)) this.#reader ??= await this.#options.reader();
    this.#take(file, got, aliases);
  }

  async #again(file: string): Promise<void> {
    if (this.#speaks(file)) this.#reader ??= await this.#options.reader();
    this.#takeNow(file);
  }

  #takeNow(file: string): void {
    const wanted = mayHoldFlows(file) && isIncluded(file, findProject(file));
    this.#take(file, wanted ? this.#textOf(file) : undefined, aliasesFor(file));
  }

  #take(file: string, got: ReadText | undefined, aliases: readonly string[]): void {
    this.#put(file, got && this.#read(file, got, aliases));
  }

  #read(file: string, { text, stamp }: ReadText, aliases: readonly string[]): Looked {
    if (!this.#reader || !namesPgflow(text, aliases)) return { stamp };
    const uses = new Set<string>();
    const summary = this.#reader(file, text, other => uses.add(other));
    return { stamp, summary, uses };
  }

  /** The text of a file as an editor or the disk has it. */
  #textOf(file: string): ReadText | undefined {
    const open = this.#options.overlay?.(file);
    // What an editor holds is looked at again whenever somebody tells of a change.
    if (open) return { text: open.text, stamp: "" };
    const got = readText(file);
    return typeof got === "string" ? undefined : got;
  }

  #put(file: string, looked: Looked | undefined): void {
    if (looked?.summary || this.of(file)) this.#flows = undefined;
    if (looked) this.#looked.set(file, looked);
    else this.#looked.delete(file);
  }

  #drop(folder: string, found: ReadonlySet<string>): void {
    for (const file of [...this.#looked.keys()]) {
      if (!found.has(file) && isInside(folder, file) && !this.#options.overlay?.(file)) this.#put(file, undefined);
    }
  }
}
