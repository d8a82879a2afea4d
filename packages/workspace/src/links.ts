import { realpathSync } from "node:fs";
import { isInside } from "./paths.ts";

/** Tells whether a path stays below a root, links followed. A missing file is judged by the nearest folder there is. */
export class Fence {
  readonly #root: string;
  readonly #real: string;

  constructor(root: string) {
    this.#root = root;
    this.#real = real(root) ?? root;
  }

  holds(file: string): boolean {
    if (!isInside(this.#root, file)) return false;
    for (let at = file; at.length >= this.#root.length; at = at.slice(0, Math.max(0, at.lastIndexOf("/")))) {
      const target = real(at);
      if (target !== undefined) return isInside(this.#real, target);
      if (at === "") break;
    }
    return false;
  }
}

function real(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
