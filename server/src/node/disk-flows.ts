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
  type Overlay,
  pacer,
  readText,
} from "@agentwright/workspace";
import { flowsLoaded, loadFlows } from "../flow/load.ts";
import type { FlowWorld, FoundText } from "../flow-world.ts";

/** For so many milliseconds an import map is taken to say what it said. */
const trusted = 2000;

/** What a world of files gives its flows. */
interface Ground {
  pathOf(uri: string): string | undefined;
  uriOf(path: string): string;
  readonly overlay: Overlay;
  /** The file of an editor, if one shows it. */
  openAt(path: string): { readonly uri: string; readonly version: number } | undefined;
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
  readonly #begun = new Set<string>();
  readonly #aliases = new Map<string, { readonly at: number; readonly aliases: readonly string[] }>();
  #loading: Promise<void> = Promise.resolve();
  #onBegun: () => void = () => {};

  constructor(ground: Ground) {
    this.#ground = ground;
    const { overlay } = ground;
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
    const { asked, overlay } = this.#ground;
    const onAsked = (other: string) => {
      if (asked.note(path, `path ${other}`)) this.#ground.onAsked(other);
    };
    return flowsLoaded().diskFlowOutside(path, { overlay, flows: this.#index, onAsked });
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

  async *textsWith(uri: string, word: string, isStopped: () => boolean): AsyncGenerator<FoundText> {
    const path = this.#ground.pathOf(uri);
    if (path === undefined) return;
    const pause = pacer();
    const { files } = await findTexts(findRoot(path));
    for (const file of files) {
      await pause();
      if (isStopped()) return;
      const open = this.#ground.openAt(file);
      const got = (open && this.#ground.overlay(file)) ?? readText(file);
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
    if (this.#index.changed(path, () => this.#ground.onNews())) this.#ground.onNews();
  }

  /** A file was made, changed or deleted. Tells whether flows say something else to others now. */
  changed(path: string): boolean {
    if (this.#begun.size === 0 || !(mayHoldFlows(path) || isManifest(path))) return false;
    return this.#index.changed(path, () => this.#ground.onNews()) || isManifest(path);
  }

  /** Include, exclude, or the folders themselves may be others now. */
  again(folder: string): void {
    for (const begun of this.#begun) if (isInside(folder, begun) || isInside(begun, folder)) this.#load(begun);
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
      this.#ground.onNews();
    };
    this.#loading = this.#loading.then(work, work);
    // What failed is tried again with the next change; an answer that is not there is "unknown" meanwhile.
    this.#loading.catch(() => {});
  }

  #uriOf(path: string): string {
    return this.#ground.openAt(path)?.uri ?? this.#ground.uriOf(path);
  }
}
