import type { HttpRequest, Json, JsonObject } from "@agentwright/protocol";
import { findEscaped } from "./escaped.ts";

/** Hides values of secrets in texts. */
export interface Masker {
  /** From now on this value is hidden. */
  add(name: string, value: string): void;
  mask(text: string): string;
  /** Does the text hold one of the values, in any of the spellings that are hidden? */
  holds(text: string): boolean;
}

/**
 * Replaces each value, and its spelling in a URL, a form, JSON and base64, by `${secret:NAME}`, whichever of their
 * characters a program has escaped. Longer spellings go first, so that a secret inside another leaves no rest.
 */
export function makeMasker(): Masker {
  const known = new Map<string, string>();
  let ordered: ReadonlyMap<string, string> = known;
  return {
    add(name, value) {
      for (const spelling of spellings(value)) known.set(spelling, name);
      ordered = new Map([...known].sort(([a], [b]) => b.length - a.length));
    },
    mask(text) {
      let rest = text;
      for (const [spelling, name] of ordered) rest = rest.replaceAll(spelling, () => placeholder(name));
      const parts: string[] = [];
      let read = 0;
      for (const { start, end, name } of findEscaped(rest, ordered)) {
        parts.push(rest.slice(read, start), placeholder(name));
        read = end;
      }
      return parts.join("") + rest.slice(read);
    },
    holds(text) {
      for (const spelling of ordered.keys()) if (text.includes(spelling)) return true;
      return findEscaped(text, ordered).length > 0;
    },
  };
}

/** A value with all its texts masked, names of members too. */
export function maskJson<T extends Json | HttpRequest | JsonObject>(value: T, mask: (text: string) => string): T {
  if (typeof value === "string") return mask(value) as T;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(item => maskJson(item as Json, mask)) as unknown as T;
  const entries = Object.entries(value as JsonObject).map(([key, item]) => [mask(key), maskJson(item, mask)]);
  return Object.fromEntries(entries) as T;
}

function placeholder(name: string): string {
  return `\${secret:${name}}`;
}

function spellings(value: string): string[] {
  const encoded = encodeURIComponent(value);
  const base64 = btoa(String.fromCharCode(...new TextEncoder().encode(value)));
  const all = [
    value,
    encoded,
    encoded.replaceAll("%20", "+"),
    encoded.replace(/%[0-9A-F]{2}/g, part => part.toLowerCase()),
    JSON.stringify(value).slice(1, -1),
    base64,
    base64.replace(/=+$/, ""),
  ];
  return [...new Set(all)];
}
