import type { Entry, ScalarNode } from "../tree.ts";
import { problem, type Scan } from "./scan.ts";

/** A key as the property name it makes. */
export function keyName(key: ScalarNode): string {
  return key.value === null ? "" : typeof key.value === "string" ? key.value : String(key.value);
}

/** Notes a key among those of its map and reports it if it stands there already. */
export function reportDuplicate(s: Scan, names: Set<string>, key: ScalarNode): void {
  const name = keyName(key);
  if (!names.has(name)) names.add(name);
  else problem(s, "duplicate-key", key.start + s.base, key.end + s.base, duplicateMessage(name));
}

/** The same for a map of few entries, which needs no set. */
export function reportAmong(s: Scan, entries: readonly Entry[], key: ScalarNode): void {
  const name = keyName(key);
  for (const entry of entries) {
    if (keyName(entry.key) !== name) continue;
    problem(s, "duplicate-key", key.start + s.base, key.end + s.base, duplicateMessage(name));
    return;
  }
}

/** What is said of a key that its map has already. */
export function duplicateMessage(name: string): string {
  return `The key "${name}" stands here twice. Remove one of them or rename it.`;
}
