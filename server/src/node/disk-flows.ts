import { statSync } from "node:fs";
import type { Known, Outside } from "@agentwright/language/agent/outside";
import { mayHoldFlows } from "@agentwright/language/flow/names-pgflow";
import { type FlowOutside, noFlowsKnown } from "@agentwright/language/flow/outside";
import {
  type Asked,
  aliasesFor,
  FlowIndexes,
  type FlowSummary,
  findRoot,
  findTexts,
  folderOf,
  isInside,
  isManifest,
  isSkipped,
  type Overlay,
  pacer,
  readText,
  relative,
} from "@agentwright/workspace";
import { flowsLoaded, loadFlows } from "../flow/load.ts";
import type { FlowWorld, FoundText } from "../flow-world.ts";
import type { ClosedReport, Surroundings } from "../world.ts";
import { ClosedFlows } from "./closed-flows.ts";
import type { Editors } from "./editors.ts";

/** For so many milliseconds an import map is taken to say what it said. */
const trusted = 2000;

/** What a world of files gives its flows. */
interface Ground {
  pathOf(uri: string): string | undefined;
  uriOf(path: string): string;
  readonly editors: Editors;
  /** The client's folders. */
  folders(): Iterable<string>;
  readonly asked: Asked;
  onAsked(path: string): void;
  /** What is known of flows is something else now. */
  onNews(): void;
}

/** The flows of a workspace on a disk. */
export class DiskFlows implements FlowWorld {
  readonly #ground: Ground;
  readonly #index: FlowIndexes;
  readonly #overlay: Overlay;
  readonly #begun = new Set<string>();
  readonly #closed = new ClosedFlows((path, text, project) => {
    const uri = this.#ground.uriOf(path);
    return flowsLoaded().closedFlowReport(path.slice(path.lastIndexOf("/") + 1), text, this.outside(uri), project);
  });
  readonly #aliases = new Map<string, { readonly at: number; readonly aliases: readonly string[] }>();
  #loading: Promise<void> = Promise.resolve();
  #onBegun: () => void = () => {};

  constructor(ground: Ground) {
    this.#ground = ground;
    const overlay: Overlay = path => ground.editors.overlay(path);
    this.#overlay = overlay;
    this.#index = new FlowIndexes({ overlay, reader: async () => (await loadFlows()).flowReader(overlay) });
  }

  aliases(uri: string): readonly string[] {
    const path = this.#ground.pathOf(uri);
    if (path === undefined) return [];
    // Asked at every letter in a program that does not name pgflow.
    const known = this.#aliases.get(folderOf(path));
    if (known && performance.now() - known.at < trusted) return known.aliases;
    const aliases = aliasesFor(path);
    this.#aliases.set(folderOf(path), { at: performance.now(), aliases });
    return aliases;
  }

  outside(uri: string): FlowOutside {
    const path = this.#ground.pathOf(uri);
    if (path === undefined) return noFlowsKnown;
    const { asked } = this.#ground;
    const onAsked = (other: string) => {
      if (asked.note(path, `path ${other}`)) this.#ground.onAsked(other);
    };
    return flowsLoaded().diskFlowOutside(path, { overlay: this.#overlay, flows: this.#index, onAsked });
  }

  /** The slugs that configs may name: looked for with the first question. */
  slugs(path: string): ReturnType<Outside["flows"]> {
    this.#ground.asked.note(path, "flows");
    const root = findRoot(path);
    this.#lookFor(root);
    return this.#index.slugs(root);
  }

  below(uri: string): readonly FlowSummary[] | undefined {
    const path = this.#ground.pathOf(uri);
    const known: Known<readonly FlowSummary[]> = path === undefined ? "unknown" : this.#index.below(findRoot(path));
    return known === "unknown" ? undefined : known;
  }

  *all(): Generator<readonly [uri: string, summary: FlowSummary]> {
    for (const summary of this.#index.all()) yield [this.#uriOf(summary.file), summary];
  }

  closed(): readonly string[] {
    const folders = [...this.#ground.folders()];
    return this.#index.all().flatMap(({ file }) => {
      const isOurs = !this.#ground.editors.has(file) && folders.some(folder => isInside(folder, file));
      return isOurs ? this.#ground.uriOf(file) : [];
    });
  }

  /** Findings of a file that no editor shows; undefined if it can't be read. */
  closedReport(path: string, surroundings: () => Surroundings): ClosedReport | undefined {
    return this.#closed.of(path, surroundings);
  }

  /** What was found in these files may be something else now. */
  doubt(paths: Iterable<string>): void {
    for (const path of paths) this.#closed.doubt(path);
  }

  async *textsWith(uri: string, word: string, isStopped: () => boolean): AsyncGenerator<FoundText> {
    const path = this.#ground.pathOf(uri);
    if (path === undefined) return;
    const pause = pacer();
    const { files } = await findTexts(findRoot(path));
    for (const file of files) {
      await pause();
      if (isStopped()) return;
      const open = this.#ground.editors.at(file);
      const got = open ?? readText(file);
      if (typeof got === "string" || !got.text.includes(word)) continue;
      yield { uri: this.#uriOf(file), text: got.text, version: open?.version ?? null };
    }
  }

  async settled(): Promise<void> {
    let last: Promise<void>;
    do {
      last = this.#loading;
      await last;
    } while (last !== this.#loading);
  }

  onBegun(listener: () => void): void {
    if (this.#begun.size > 0) listener();
    else this.#onBegun = listener;
  }

  /** A flow file is shown: the others are looked for. */
  opened(path: string): void {
    for (const folder of this.#ground.folders()) if (isInside(folder, path)) this.#lookFor(folder);
    this.#lookFor(findRoot(path));
    if (this.#index.changed(path, () => this.#news())) this.#news();
  }

  /** Can a file of this name say something about flows? */
  isMet(path: string): boolean {
    return this.#begun.size > 0 && (mayHoldFlows(path) || isManifest(path));
  }

  /** A file was made, changed or deleted. Tells whether flows say something else to others now. */
  changed(path: string): boolean {
    if (this.#begun.size === 0) return false;
    if (!mayHoldFlows(path) && !isManifest(path)) return this.#folderChanged(path);
    this.#closed.doubt(path);
    const news = this.#index.changed(path, () => this.#news()) || isManifest(path);
    if (news) this.#closed.doubtAll();
    return news;
  }

  /** The client shows a folder more, or one less. */
  foldersChanged(added: readonly string[], removed: readonly string[]): void {
    if (this.#begun.size === 0) return;
    for (const folder of removed) if (this.#begun.delete(folder)) this.#index.unload(folder);
    for (const folder of added) this.#lookFor(folder);
  }

  /** What counts below a folder may be something else now. */
  projectChanged(folder: string): void {
    this.#closed.doubtAll();
    for (const begun of this.#begun) if (isInside(folder, begun) || isInside(begun, folder)) this.#load(begun);
  }

  /** What is no program: was it a folder with flows, or is it one now? */
  #folderChanged(path: string): boolean {
    const held = this.#index.all().filter(({ file }) => file.startsWith(`${path}/`));
    const isThere = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
    const isReached = [...this.#begun].some(one => isInside(one, path) && !isSkipped(`${relative(one, path)}/x`));
    if (isThere && isReached) this.#load(path);
    if (held.length > 0) this.#closed.doubtAll();
    return held.map(({ file }) => this.#index.changed(file)).some(Boolean);
  }

  #lookFor(root: string): void {
    if ([...this.#begun].some(folder => isInside(folder, root))) return;
    this.#begun.add(root);
    this.#onBegun();
    this.#onBegun = () => {};
    this.#load(root);
  }

  #load(folder: string): void {
    const work = async (): Promise<void> => {
      await this.#index.load(folder);
      this.#news();
    };
    this.#loading = this.#loading.then(work, work);
    // What failed is tried again with the next change; an answer that is not there is "unknown" meanwhile.
    this.#loading.catch(() => {});
  }

  /** Flows say something else to others now, so what was found in any of them may be something else. */
  #news(): void {
    this.#closed.doubtAll();
    this.#ground.onNews();
  }

  #uriOf(path: string): string {
    return this.#ground.editors.at(path)?.uri ?? this.#ground.uriOf(path);
  }
}
