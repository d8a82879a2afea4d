import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";

const format = 1;
/** Days after which what an unused folder left behind is thrown away. */
const keptDays = 60;

/**
 * One file in a folder that the editor gave, with one line for each file of a workspace folder. It is written beside
 * its place and moved there, so that whoever reads it reads all of it. What can't be understood, was damaged, or comes
 * from another version, is as if it were not there.
 */
export class CacheFile<T> {
  readonly #file: string;
  readonly #cacheDir: string;
  readonly #version: string;

  /** `version`: whatever else may make what was kept wrong; a cache of another version is not read. */
  constructor(cacheDir: string, folder: string, version: string) {
    this.#cacheDir = cacheDir;
    this.#file = `${cacheDir}/workspace-${digest(folder).slice(0, 20)}.jsonl`;
    this.#version = JSON.stringify([format, version, folder]);
  }

  read(): readonly T[] {
    try {
      const text = readFileSync(this.#file, "utf8");
      const head = text.indexOf("\n");
      const body = text.slice(head + 1);
      if (head < 0 || text.slice(0, head) !== this.#head(body)) return [];
      return body.split("\n").flatMap(line => (line ? [JSON.parse(line) as T] : []));
    } catch {
      return [];
    }
  }

  /** Replaces what is there. Failing to keep something is no failure: the next start is slower. */
  write(lines: Iterable<T>): void {
    const body = [...lines].map(line => `${JSON.stringify(line)}\n`).join("");
    const beside = `${this.#file}.${process.pid}.tmp`;
    try {
      mkdirSync(this.#cacheDir, { recursive: true });
      writeFileSync(beside, `${this.#head(body)}\n${body}`, { mode: 0o600 });
      renameSync(beside, this.#file);
      this.#tidy();
    } catch {
      this.#remove(beside);
    }
  }

  #remove(file: string): void {
    try {
      rmSync(file, { force: true });
    } catch {
      // Where nothing can be written there is nothing to remove.
    }
  }

  #head(body: string): string {
    return `${digest(body)} ${this.#version}`;
  }

  /** Throws away what other folders left behind long ago. */
  #tidy(): void {
    const old = Date.now() - keptDays * 24 * 3600 * 1000;
    for (const name of readdirSync(this.#cacheDir)) {
      if (!/^workspace-[0-9a-f]{20}\.jsonl(\.\d+\.tmp)?$/.test(name)) continue;
      const file = `${this.#cacheDir}/${name}`;
      if ((statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? old) < old) rmSync(file, { force: true });
    }
  }
}

function digest(text: string): string {
  return createHash("sha1").update(text).digest("hex");
}
