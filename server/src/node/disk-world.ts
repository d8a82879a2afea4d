import { statSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { projectFileName } from "@agentwright/protocol";
import {
  AgentIndexes,
  Asked,
  AtHand,
  absolute,
  type DeclaredNames,
  diskOutside,
  type FoundProject,
  findProject,
  findRoot,
  folderOf,
  isAgentFile,
  isIncluded,
  isInside,
  isPlainFile,
  isSkipped,
  readText,
  relative,
  type SummaryChange,
} from "@agentwright/workspace";
import type { OpenFile } from "../documents/open-file.ts";
import type { ClosedReport, Surroundings, World, WorldOptions } from "../world.ts";
import { ClosedFindings } from "./closed-files.ts";
import { DiskFlows } from "./disk-flows.ts";
import { Editors } from "./editors.ts";
import { FindingsCache } from "./findings-cache.ts";
import { listening } from "./listening.ts";
import { outermost, unsaved } from "./outside-of-files.ts";

interface Kept {
  readonly key: string;
  readonly secrets: World["secrets"];
  readonly surroundings: Surroundings;
}

/** The world of a server on a machine with a disk. Nothing is looked for before the first agent is opened. */
export class DiskWorld implements World {
  readonly #open: Editors = new Editors(this);
  readonly #atHand = new AtHand();
  readonly #index = new AgentIndexes({ overlay: path => this.#open.overlay(path), later: true, atHand: this.#atHand });
  readonly #closed = new ClosedFindings(this.#index, this.#atHand, path => this.#lookFast(path));
  readonly #asked = new Asked();
  readonly flows: DiskFlows = new DiskFlows({
    pathOf: uri => this.pathOf(uri),
    uriOf: path => this.uriOf(path),
    editors: this.#open,
    folders: () => this.#folders,
    asked: this.#asked,
    onAsked: path => this.#onAsked(path),
    onNews: () => {
      this.#doubt(this.#asked.of("flows"));
      this.#onChange();
      this.#onClosed();
    },
  });
  readonly #cacheVersion: string;
  #cache: FindingsCache | undefined;
  #secrets: World["secrets"] = "unknown";
  readonly #kept = new Map<string, Kept>();
  /** Project file and root by folder: for as long as one round of all closed files takes and nothing changes. */
  readonly #around = new Map<string, { readonly found: FoundProject; readonly root: string }>();
  /** The client's folders. */
  readonly #folders = new Set<string>();
  readonly #looked = new Set<string>();
  #began = false;
  #loading: Promise<void> = Promise.resolve();
  #loads = 0;
  #onChange: () => void = () => {};
  #onClosed: () => void = () => {};
  #onAsked: (path: string) => void = () => {};
  readonly #onKnows: ((files: number, busy: boolean) => void)[] = [];

  /** `cacheVersion`: names the rules; what a server of another version kept is not believed. */
  constructor(cacheVersion = "") {
    this.#cacheVersion = cacheVersion;
  }

  configure({ folders, cacheDir }: WorldOptions): void {
    for (const uri of folders) this.#folders.add(this.pathOf(uri) ?? uri);
    if (cacheDir !== undefined) {
      this.#cache = new FindingsCache(absolute(cacheDir), this.#cacheVersion, this.#index, this.#closed);
    }
  }

  get secrets(): World["secrets"] {
    return this.#secrets;
  }

  set secrets(names: World["secrets"]) {
    this.#secrets = names;
    this.#doubt(this.#asked.of("secrets"));
    this.#onClosed();
  }

  pathOf(uri: string): string | undefined {
    try {
      return uri.startsWith("file:") ? absolute(fileURLToPath(uri)) : undefined;
    } catch {
      return undefined;
    }
  }

  uriOf(path: string): string {
    return pathToFileURL(path).href;
  }

  beside(uri: string, relativePath: string): string {
    const path = this.pathOf(uri);
    return path === undefined ? uri : this.uriOf(absolute(`${folderOf(path)}/${relativePath}`));
  }

  read(uri: string): string | undefined {
    const path = this.pathOf(uri);
    const got = path === undefined ? "missing" : readText(path);
    return typeof got === "string" ? undefined : got.text;
  }

  textOf(uri: string): { readonly text: string; readonly version: number | null } | undefined {
    const path = this.pathOf(uri);
    const open = (path === undefined ? undefined : this.#open.at(path)) ?? this.#open.find(uri);
    if (open) return { text: open.text, version: open.version };
    const text = this.read(uri);
    return text === undefined ? undefined : { text, version: null };
  }

  lookForAgents(uri: string): void {
    const path = this.pathOf(uri);
    if (path !== undefined) this.#lookFor(findRoot(path));
  }

  surroundings(uri: string): Surroundings {
    const path = this.pathOf(uri);
    if (path === undefined) return unsaved;
    const found = findProject(path);
    const root = findRoot(path);
    const key = `${root}\n${found.stamp}`;
    const kept = this.#kept.get(uri);
    if (kept?.key === key && kept.secrets === this.#secrets) return kept.surroundings;
    const surroundings = this.#look(path, found, root);
    if (this.#open.has(path)) this.#kept.set(uri, { key, secrets: this.#secrets, surroundings });
    return surroundings;
  }

  agents(uri: string): readonly string[] {
    const path = this.pathOf(uri);
    const known = path === undefined ? "unknown" : this.#index.at(findRoot(path)).summaries();
    return known === "unknown" ? [] : known.map(({ file }) => file);
  }

  users(uri: string): number | undefined {
    const path = this.pathOf(uri);
    if (path === undefined || !this.#index.knows(findRoot(path))) return undefined;
    return this.#index.usersOf(path).size;
  }

  secretUsers(uri: string, secret: string): number | undefined {
    const path = this.pathOf(uri);
    const known = path === undefined ? "unknown" : this.#index.at(findRoot(path)).summaries();
    if (known === "unknown") return undefined;
    return known.filter(({ file }) => file !== path && this.#index.namesOf(file)?.secrets.includes(secret)).length;
  }

  *names(): Generator<readonly [uri: string, name: string | undefined, names: DeclaredNames]> {
    for (const { file, name } of this.#index.all()) {
      const names = this.#index.namesOf(file);
      if (names) yield [this.uriOf(file), name, names];
    }
  }

  attach(editor: (uri: string) => OpenFile | undefined): void {
    this.#open.find = editor;
  }

  opened(uri: string): void {
    const path = this.pathOf(uri);
    if (path === undefined) return;
    this.#open.add(path, uri);
    if (this.#open.at(path)?.kind === "flow") {
      this.flows.opened(path);
      this.#onClosed();
    }
    if (!isAgentFile(path)) return;
    const first = !this.#began;
    this.#began = true;
    if (first) for (const folder of outermost(this.#folders)) this.#load(folder);
    this.#lookFor(findRoot(path));
  }

  closed(uri: string): void {
    const path = this.pathOf(uri);
    if (path === undefined) return;
    this.#open.delete(path);
    this.#kept.delete(uri);
    this.#closed.forget(path);
    this.flows.doubt([path]);
    this.#onClosed();
  }

  changed(uri: string): boolean {
    const path = this.pathOf(uri);
    if (path === undefined) return false;
    const agent = isAgentFile(path);
    const isMet = agent || path.endsWith(`/${projectFileName}`) || this.flows.isMet(path);
    if (!isMet && !this.#asked.has(`path ${path}`) && isPlainFile(path)) return false;
    this.#around.clear();
    if (path.endsWith(`/${projectFileName}`)) return this.#projectChanged(folderOf(path));
    if (!this.#open.has(path)) this.#closed.forget(path);
    const change = agent ? this.#index.changed(path) : undefined;
    if (!agent) this.#folderChanged(path);
    const told = new Set([...this.#asked.of(`path ${path}`), ...this.#askersOf(change)]);
    if (!agent) for (const asker of this.#asked.below(path)) told.add(asker);
    const flows = this.flows.changed(path);
    if (flows) for (const asker of this.#asked.of("flows")) told.add(asker);
    told.delete(path);
    this.#doubt(told);
    if (change) this.#tell();
    if (flows || told.size > 0 || (isMet && !this.#open.has(path))) this.#onClosed();
    return flows || [...told].some(asker => this.#open.has(asker));
  }

  setFolders(added: readonly string[], removed: readonly string[]): void {
    const paths = (uris: readonly string[]) => uris.flatMap(uri => this.pathOf(uri) ?? []);
    this.flows.foldersChanged(paths(added), paths(removed));
    for (const path of paths(removed)) {
      this.#folders.delete(path);
      this.#looked.delete(path);
      const needed = [...this.#open.paths()].some(file => isAgentFile(file) && isInside(path, findRoot(file)));
      if (!needed) this.#index.unload(path);
    }
    for (const path of paths(added)) {
      this.#folders.add(path);
      if (this.#began) this.#load(path);
    }
    this.#tell();
    this.#onClosed();
  }

  closedAgents(): readonly string[] | undefined {
    if (!this.#began) return undefined;
    const folders = [...this.#folders];
    const uris: string[] = [];
    for (const { file } of this.#index.all()) {
      if (!this.#open.has(file) && folders.some(folder => isInside(folder, file))) uris.push(this.uriOf(file));
    }
    return uris.sort();
  }

  isOpen(uri: string): boolean {
    const path = this.pathOf(uri);
    return path !== undefined && this.#open.has(path);
  }

  closedReport(uri: string): ClosedReport | undefined {
    const path = this.pathOf(uri);
    if (path === undefined) return undefined;
    if (!isAgentFile(path)) return this.flows.closedReport(path, () => this.#lookFast(path));
    const kept = this.#closed.of(path);
    return kept && { id: kept.id, findings: kept.findings };
  }

  async settled(): Promise<void> {
    let last: Promise<void>;
    do {
      last = this.#loading;
      await last;
    } while (last !== this.#loading);
  }

  reported(): void {
    this.#around.clear();
    this.#atHand.clear();
    this.#cache?.soon();
  }

  onChange(listener: () => void): void {
    this.#onChange = listener;
  }

  onClosedChange(listener: () => void): void {
    this.#onClosed = listener;
  }

  onAsked(listener: (path: string) => void): void {
    this.#onAsked = listener;
    for (const path of this.#asked.paths()) listener(path);
  }

  onKnows(listener: (files: number, busy: boolean) => void): void {
    this.#onKnows.push(listener);
  }

  end(): void {
    this.#cache?.flush();
  }

  /** The same for many files after each other. */
  #lookFast(path: string): Surroundings {
    const folder = folderOf(path);
    const around = this.#around.get(folder) ?? { found: findProject(folder), root: findRoot(path) };
    this.#around.set(folder, around);
    return this.#look(path, around.found, around.root);
  }

  /** What applies to a file now. */
  #look(path: string, found = findProject(path), root = findRoot(path)): Surroundings {
    const { project, file, why, problem } = found;
    const outside = diskOutside(path, {
      root,
      project,
      secrets: this.#secrets,
      overlay: other => this.#open.overlay(other),
      agents: this.#index,
      flows: () => this.flows.slugs(path),
    });
    return {
      outside: listening(outside, path, this.#asked, asked => this.#onAsked(asked)),
      project,
      projectWhy: why,
      root,
      included: isIncluded(path, found),
      ...(file !== undefined && { projectFile: file }),
      ...(problem !== undefined && { projectProblem: problem }),
    };
  }

  /** Looks for the agents of a root, if that was not done yet. */
  #lookFor(root: string): void {
    if (![...this.#looked].some(folder => isInside(folder, root))) this.#load(root);
  }

  #load(folder: string): void {
    const isPart = [...this.#looked].some(one => one !== folder && isInside(one, folder));
    this.#looked.add(folder);
    this.#loads++;
    this.#tell();
    const work = async (): Promise<void> => {
      try {
        if (!isPart) this.#cache?.restore(folder);
        await this.#index.load(folder);
        this.#doubt([...this.#closed.paths()]);
        this.#cache?.soon();
        this.#onChange();
        this.#onClosed();
      } finally {
        this.#loads--;
        this.#tell();
      }
    };
    this.#loading = this.#loading.then(work, work);
  }

  /** Include, exclude and rules may be others now. */
  #projectChanged(folder: string): boolean {
    this.#doubt([...this.#closed.paths()].filter(path => isInside(folder, path)));
    this.flows.projectChanged(folder);
    const looked = [...this.#looked];
    if (looked.some(one => isInside(one, folder))) this.#load(folder);
    else for (const one of looked) if (isInside(folder, one)) this.#load(one);
    for (const path of this.#open.paths()) if (isAgentFile(path)) this.#lookFor(findRoot(path));
    this.#onClosed();
    return true;
  }

  /** A path that is no agent: was it a folder with agents, or is it one now? */
  #folderChanged(path: string): void {
    const begin = `${path}/`;
    const held = [...this.#index.all()].filter(({ file }) => file.startsWith(begin));
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) {
      for (const { file } of held) this.changed(this.uriOf(file));
    } else if ([...this.#looked].some(one => isInside(one, path) && !isSkipped(`${relative(one, path)}/x`))) {
      this.#load(path);
    }
  }

  #askersOf(change: SummaryChange | undefined): Set<string> {
    const told = new Set<string>();
    if (!change) return told;
    const { before, after } = change;
    for (const id of [before?.id, after?.id]) {
      if (id !== undefined) for (const asker of this.#asked.of(`id ${id}`)) told.add(asker);
    }
    for (const asker of this.#asked.of("agents")) told.add(asker);
    return told;
  }

  #doubt(paths: Iterable<string>): void {
    for (const path of paths) this.#closed.doubt(path);
    this.flows.doubt(paths);
  }

  #tell(): void {
    for (const listener of this.#onKnows) listener(this.#index.size, this.#loads > 0);
  }
}
