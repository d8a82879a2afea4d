import type { Path } from "../../../syntax/index.ts";
import { nearest } from "../../check/nearest.ts";
import type { PartView } from "../../check/part.ts";
import { isRecord } from "../../check/record.ts";

/** `{{name}}` in a text; `start` and `end` are indices in the text, braces included. */
export interface Placeholder {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The placeholders of a text, in order. */
export function placeholdersIn(text: string): readonly Placeholder[] {
  if (!text.includes("{{")) return [];
  return Array.from(text.matchAll(/\{\{\s*([^{}\s](?:[^{}]*[^{}\s])?)\s*\}\}/g), match => ({
    name: match[1] ?? "",
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** A placeholder of a part, with the path of the text that holds it. */
export interface PlacedPlaceholder extends Placeholder {
  readonly path: Path;
}

/** The placeholders of an `http` tool: in its url, headers and body. */
export function httpPlaceholders(part: PartView): readonly PlacedPlaceholder[] {
  const http = part.get("http");
  const found: PlacedPlaceholder[] = [];
  if (!isRecord(http)) return found;
  collect(http.url, ["http", "url"], found, 0);
  collect(http.headers, ["http", "headers"], found, 0);
  collect(http.body, ["http", "body"], found, 0);
  return found.filter(({ path }) => part.isClear(...path));
}

function collect(value: unknown, path: Path, found: PlacedPlaceholder[], depth: number): void {
  if (typeof value === "string") {
    for (const placeholder of placeholdersIn(value)) found.push({ ...placeholder, path });
  } else if (Array.isArray(value) && depth < 20) {
    value.forEach((item, index) => {
      collect(item, [...path, index], found, depth + 1);
    });
  } else if (isRecord(value) && depth < 20) {
    for (const [key, item] of Object.entries(value)) collect(item, [...path, key], found, depth + 1);
  }
}

/** What doesn't match between the names that are declared and those that are used. */
export interface Mismatch {
  /** Used, but not declared. `suggestion`: a declared and unused name that is much alike. */
  readonly unknown: readonly (PlacedPlaceholder & { readonly suggestion?: string })[];
  /** Declared, but not used, and not meant by a misspelt one; as indices of the declaration. */
  readonly unused: readonly number[];
}

/** Compares declared names with used ones; a misspelt name is one mistake, not two. */
export function compareNames(declared: readonly string[], used: readonly PlacedPlaceholder[]): Mismatch {
  const usedNames = new Set(used.map(({ name }) => name));
  const idle = declared.filter(name => !usedNames.has(name));
  const meant = new Set<string>();
  const unknown = used
    .filter(({ name }) => !declared.includes(name))
    .map(placeholder => {
      const suggestion = nearest(placeholder.name, idle) ?? nearest(placeholder.name, declared);
      if (suggestion) meant.add(suggestion);
      return suggestion ? { ...placeholder, suggestion } : placeholder;
    });
  const unused = declared.flatMap((name, index) => (idle.includes(name) && !meant.has(name) ? [index] : []));
  return { unknown, unused };
}
