import { realpathSync } from "node:fs";
import { isInside } from "./paths.ts";

/** Tells whether a path stays below a root, links followed. A missing file is judged by the nearest folder there is. */
export class Fence {
  readonly #root: string;
  #real: string | undefined;

  constructor(root: string) {
    this.#root = root;
  }

  holds(file: string): boolean {
    if (!isInside(this.#root, file)) return false;
    for (let at = file; at.length >= this.#root.length; at = at.slice(0, Math.max(0, at.lastIndexOf("/")))) {
      const target = real(at);
      if (target !== undefined) return isInside(this.#realRoot(), target);
      if (at === "") break;
    }
    return false;
  }

  /** Looked up with the first question: most configs name no files. */
  #realRoot(): string {
    this.#real ??= real(this.#root) ?? this.#root;
    return this.#real;
  }
}

function real(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}
