import { readFileSync, type Stats, statSync } from "node:fs";

/** Files above this many bytes are not read: no config, tool or prompt is that big, but a mistaken path may be. */
export const maxBytes = 2 * 1024 * 1024;

/** A text as it stood at one moment; `stamp` changes whenever the file does. */
export interface ReadText {
  readonly text: string;
  readonly stamp: string;
}

/** The text of a file (UTF-8, no BOM), `"missing"`, or `"unreadable"`: no permission, no file, or too big. */
export function readText(file: string): ReadText | "missing" | "unreadable" {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (!stats) return "missing";
    if (!stats.isFile() || stats.size > maxBytes) return "unreadable";
    const text = readFileSync(file, "utf8");
    return { text: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, stamp: stampOf(stats) };
  } catch {
    return "unreadable";
  }
}

/** Changes with each write of a file. */
export function stampOf(stats: Stats): string {
  return `${stats.mtimeMs}:${stats.size}:${stats.ino}`;
}
