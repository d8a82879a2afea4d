import { fileURLToPath, pathToFileURL } from "node:url";
import { nothingKnown, type Outside } from "@agentwright/language/agent/outside";
import { projectFileName } from "@agentwright/protocol";
import {
  AgentIndexes,
  absolute,
  diskOutside,
  findProject,
  findRoot,
  folderOf,
  isAgentFile,
  isIncluded,
  type OverlayText,
  readText,
} from "@agentwright/workspace";
import type { OpenFile } from "../documents/open-file.ts";
import type { Surroundings, World } from "../world.ts";

interface Kept {
  readonly key: string;
  readonly secrets: World["secrets"];
  readonly surroundings: Surroundings;
}

/** The world of a server on a machine with a disk. Nothing is looked for before the first agent is opened. */
export class DiskWorld implements World {
  secrets: readonly string[] | "unknown" = "unknown";
  readonly #indexes: AgentIndexes;
  #editor: (uri: string) => OpenFile | undefined = () => undefined;
  /** URIs of open files by their paths. */
  readonly #open = new Map<string, string>();
  readonly #kept = new Map<string, Kept>();
  readonly #asked = new Set<string>();
  readonly #loaded = new Set<string>();
  #loading = 0;
  #onChange: () => void = () => {};
  #onAsked: (path: string) => void = () => {};
  #onKnows: (files: number, busy: boolean) => void = () => {};

  constructor() {
    this.#indexes = new AgentIndexes({ overlay: path => this.#overlay(path), later: true });
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

  surroundings(uri: string): Surroundings {
    const path = this.pathOf(uri);
    if (path === undefined) return unsaved;
    const found = findProject(path);
    const root = findRoot(path);
    const key = `${root}\n${found.stamp}`;
    const kept = this.#kept.get(uri);
    if (kept?.key === key && kept.secrets === this.secrets) return kept.surroundings;
    const { project, file, why, problem } = found;
    const outside = diskOutside(path, {
      root,
      project,
      secrets: this.secrets,
      overlay: other => this.#overlay(other),
      agents: this.#indexes,
    });
    const surroundings: Surroundings = {
      outside: this.#listenTo(outside, folderOf(path)),
      project,
      projectWhy: why,
      root,
      included: isIncluded(path, found),
      ...(file !== undefined && { projectFile: file }),
      ...(problem !== undefined && { projectProblem: problem }),
    };
    this.#kept.set(uri, { key, secrets: this.secrets, surroundings });
    return surroundings;
  }

  agents(uri: string): readonly string[] {
    const path = this.pathOf(uri);
    const known = path === undefined ? "unknown" : this.#indexes.at(findRoot(path)).summaries();
    return known === "unknown" ? [] : known.map(({ file }) => file);
  }

  attach(editor: (uri: string) => OpenFile | undefined): void {
    this.#editor = editor;
  }

  opened(uri: string): void {
    const path = this.pathOf(uri);
    if (path === undefined) return;
    this.#open.set(path, uri);
    if (!isAgentFile(path)) return;
    const root = findRoot(path);
    if (this.#loaded.has(root)) return;
    this.#loaded.add(root);
    void this.#load(root);
  }

  closed(uri: string): void {
    const path = this.pathOf(uri);
    if (path !== undefined) this.#open.delete(path);
    this.#kept.delete(uri);
  }

  changed(uri: string): boolean {
    const path = this.pathOf(uri);
    if (path === undefined) return false;
    if (path.endsWith(`/${projectFileName}`)) return true;
    let matters = this.#asked.has(path);
    if (isAgentFile(path)) {
      for (const [root, index] of this.#indexes.all()) {
        if (path.startsWith(`${root}/`) && index.changed(path)) matters = true;
      }
      this.#tell();
    }
    return matters || (!/\.[^/]*$/.test(path) && [...this.#asked].some(asked => asked.startsWith(`${path}/`)));
  }

  onChange(listener: () => void): void {
    this.#onChange = listener;
  }

  onAsked(listener: (path: string) => void): void {
    this.#onAsked = listener;
    for (const path of this.#asked) listener(path);
  }

  onKnows(listener: (files: number, busy: boolean) => void): void {
    this.#onKnows = listener;
  }

  async #load(root: string): Promise<void> {
    this.#loading++;
    this.#tell();
    try {
      await this.#indexes.at(root).load();
      this.#onChange();
    } finally {
      this.#loading--;
      this.#tell();
    }
  }

  #tell(): void {
    let files = 0;
    for (const [, index] of this.#indexes.all()) {
      const known = index.summaries();
      files += known === "unknown" ? 0 : known.length;
    }
    this.#onKnows(files, this.#loading > 0);
  }

  #overlay(path: string): OverlayText | undefined {
    const uri = this.#open.get(path);
    const file = uri === undefined ? undefined : this.#editor(uri);
    if (!file) return undefined;
    const stamp = `open:${file.version}`;
    return file.kind === "agent" ? { text: file.text, stamp, agent: file.agent } : { text: file.text, stamp };
  }

  /** Remembers which files a config asked for, so that a change of one of them is known to matter. */
  #listenTo(outside: Outside, folder: string): Outside {
    const ask = (relativePath: string) => {
      const path = absolute(`${folder}/${relativePath}`);
      if (this.#asked.has(path)) return;
      this.#asked.add(path);
      this.#onAsked(path);
    };
    return {
      ...outside,
      file: path => {
        ask(path);
        return outside.file(path);
      },
      text: path => {
        ask(path);
        return outside.text(path);
      },
    };
  }
}

const unsaved: Surroundings = {
  outside: nothingKnown,
  project: {},
  projectWhy: "The file is not saved yet: defaults apply.",
  included: true,
};
