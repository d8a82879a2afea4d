import type { OverlayText } from "@agentwright/workspace";
import type { OpenFile } from "../documents/open-file.ts";
import { flowsLoaded } from "../flow/load.ts";
import type { World } from "../world.ts";

/** The files that editors show, by their paths: they stand in for what is on disk. */
export class Editors {
  readonly #world: World;
  readonly #uris = new Map<string, string>();
  /** How a document is found by its URI. */
  find: (uri: string) => OpenFile | undefined = () => undefined;

  constructor(world: World) {
    this.#world = world;
  }

  add(path: string, uri: string): void {
    this.#uris.set(path, uri);
  }

  delete(path: string): void {
    this.#uris.delete(path);
  }

  has(path: string): boolean {
    return this.#uris.has(path);
  }

  /** Absolute paths with `/`. */
  paths(): Iterable<string> {
    return this.#uris.keys();
  }

  at(path: string): OpenFile | undefined {
    const uri = this.#uris.get(path);
    return uri === undefined ? undefined : this.find(uri);
  }

  /** What stands in for a file. */
  overlay(path: string): OverlayText | undefined {
    const file = this.at(path);
    if (!file) return undefined;
    const stamp = `open:${file.version}`;
    if (file.kind === "flow")
      return { text: file.text, stamp, flows: () => flowsLoaded().flowView(this.#world, file).file };
    if (file.kind !== "agent") return { text: file.text, stamp };
    return {
      // Put together only where somebody reads it.
      get text() {
        return file.text;
      },
      stamp,
      agent: file.agent,
    };
  }
}
