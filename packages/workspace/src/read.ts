import { readFileSync, type Stats, statSync } from "node:fs";

/** Files above this many bytes are not read: no config, tool or prompt is that big, but a mistaken path may be. */
export const maxBytes = 2 * 1024 * 1024;

/**
 * A text as it stood at one moment; `stamp` changes whenever the file does. It is empty, which no later stamp equals,
 * while the file is so young that another write could leave the same times and size.
 */
export interface ReadText {
  readonly text: string;
  readonly stamp: string;
}

/** The text of a file (UTF-8, no BOM), `"missing"`, or `"unreadable"`: no permission, no file, or too big. */
export function readText(file: string): ReadText | "missing" | "unreadable" {
  try {
    const now = Date.now();
    const stats = statSync(file, { throwIfNoEntry: false });
    if (!stats) return "missing";
    if (!stats.isFile() || stats.size > maxBytes) return "unreadable";
    const text = readFileSync(file, "utf8");
    return {
      text: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text,
      stamp: isYoung(stats, now) ? "" : stampOf(stats),
    };
  } catch {
    return "unreadable";
  }
}

/** Changes with each write of a file, but for writes that follow each other faster than its file system's clock. */
export function stampOf(stats: Stats): string {
  return `${stats.mtimeMs}:${stats.ctimeMs}:${stats.size}:${stats.ino}`;
}

/** The coarsest clock of a file system (FAT's), in milliseconds. */
const grain = 2000;

function isYoung({ mtimeMs, ctimeMs }: Stats, now: number): boolean {
  return Math.max(mtimeMs, ctimeMs) > now - grain;
}
