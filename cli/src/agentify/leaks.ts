import { redactSecrets, secretNameOf } from "@agentwright/language";
import { isKeyName } from "@agentwright/language/agent/check/keys";
import type { Draft } from "./draft.ts";
import { fields, parsed } from "./shapes.ts";

/** Values shorter than this, or made of one plain word, are no keys, and hiding them would spoil other texts. */
const shortest = 8;

/** How deep a file is searched; deeper is nothing that the conversion carries over. */
const deepest = 40;

/**
 * Everything in a file that is a key by where it stands: below `apiKeys` and its like, or in a field with a key's
 * name. The same text is a key wherever else it stands. Value -> the name of the secret that stands for it.
 */
export function keysIn(file: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  collect(file, "", false, 0, found);
  return found;
}

function collect(value: unknown, name: string, inKeys: boolean, depth: number, found: Map<string, string>): void {
  if (depth > deepest) return;
  if (typeof value === "string") {
    if (inKeys || isKeyName(name)) {
      if (value.length >= shortest && !/^(?:[a-z]+|\s*)$/.test(value)) found.set(value, secretNameOf(name));
    }
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const { name: called, content } = fields(value);
  if (typeof called === "string" && holdsKeys(called)) collect(parsed(content), called, true, depth + 1, found);
  else if (typeof content === "string") collect(parsed(content), "", false, depth + 1, found);
  for (const [key, inner] of Object.entries(value)) {
    collect(inner, Array.isArray(value) ? name : key, inKeys || holdsKeys(key), depth + 1, found);
  }
}

/** `apiKeys`, `api_keys`, `API-Keys`. */
export function holdsKeys(name: string): boolean {
  return /^(?:api[-_ ]?keys?|secrets|passwords|tokens)$/i.test(name);
}

/**
 * Takes keys out of a draft, wherever they were hidden: those of `keys` and all that show by their shape, in values, in
 * names of fields and in notes.
 */
export function cutKeys({ config, notes }: Draft, keys: ReadonlyMap<string, string>): void {
  // A key inside another leaves no rest.
  const known = [...keys].sort(([a], [b]) => b.length - a.length);
  const cut = (said: string) => {
    const hidden = known.reduce((rest, [key, secret]) => rest.replaceAll(key, () => `\${secret:${secret}}`), said);
    return redactSecrets(hidden).text;
  };
  const places = new Set<string>();
  for (const [section, value] of Object.entries(config)) config[section] = clean(value, section, cut, places);
  for (const [index, note] of notes.entries()) notes[index] = cut(note);
  for (const place of places) notes.push(cut(`${place} held what looks like a key; its name stands there now.`));
}

function clean(value: unknown, place: string, cut: (text: string) => string, places: Set<string>): unknown {
  if (typeof value === "string") {
    const clear = cut(value);
    if (clear !== value) places.add(place);
    return clear;
  }
  if (Array.isArray(value)) return value.map((item, index) => clean(item, `${place}[${index}]`, cut, places));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [cut(key), clean(inner, `${place}.${key}`, cut, places)]),
  );
}
