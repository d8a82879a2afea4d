import { redactSecrets, secretNameOf } from "@agentwright/language";
import { isKeyName } from "@agentwright/language/agent/check/keys";
import { providerSecret } from "./secret-name.ts";
import { fields, parsed } from "./shapes.ts";

/** Values shorter than this, or made of one plain word, are no keys, and hiding them would spoil other texts. */
const shortest = 8;

/** How deep a file is read; nothing that is carried over lies deeper. */
const deepest = 40;

/** A file without its keys. */
export interface Clean {
  readonly value: unknown;
  /** Where a key stood that is not there for keys: `tools[0].implementation`. */
  readonly places: readonly string[];
}

/**
 * Takes the keys out of a file before anything else is done with it, so that nothing that is made of it can hold one.
 * A key is what stands below `apiKeys` and its like, what stands in a field with a key's name, what shows by its shape,
 * and the same text wherever else it stands. `${secret:NAME}` takes its place.
 */
export function withoutKeys(file: unknown): Clean {
  const found = new Map<string, string>();
  collect(file, "", false, 0, found);
  const spellings = [...found].flatMap(([key, secret]) =>
    [key, JSON.stringify(key).slice(1, -1)].map(s => [s, secret]),
  );
  // A key inside another leaves no rest.
  const known = spellings.sort(([a = ""], [b = ""]) => b.length - a.length);
  const cut = (text: string) => {
    const hidden = known.reduce((rest, [key = "", secret]) => rest.replaceAll(key, () => `\${secret:${secret}}`), text);
    return redactSecrets(hidden).text;
  };
  const places: string[] = [];
  return { value: clean(file, "", false, 0), places };

  function clean(value: unknown, place: string, inKeys: boolean, depth: number): unknown {
    if (depth > deepest) return null;
    if (typeof value === "string") {
      const text = cut(value);
      if (text !== value && !inKeys) places.push(cut(place));
      return text;
    }
    if (Array.isArray(value)) return value.map((item, i) => clean(item, `${place}[${i}]`, inKeys, depth + 1));
    if (typeof value !== "object" || value === null) return value;
    const own = inKeys || isKeyResource(value);
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        const inside = own || holdsKeys(key) || holdsOne(key);
        return [cut(key), clean(inner, place === "" ? key : `${place}.${key}`, inside, depth + 1)];
      }),
    );
  }
}

/** Key -> the name of the secret that stands for it. */
function collect(value: unknown, name: string, inKeys: boolean, depth: number, found: Map<string, string>): void {
  if (depth > deepest) return;
  if (typeof value === "string") {
    const isKey = (inKeys || holdsOne(name)) && value.length >= shortest && !/^(?:[a-z]+|\s*)$/.test(value);
    if (isKey) found.set(value, secretFor(name, inKeys));
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const { content } = fields(value);
  if (typeof content === "string") collect(parsed(content), "", isKeyResource(value), depth + 1, found);
  for (const [key, inner] of Object.entries(value)) {
    if (key === "content" && typeof inner === "string") continue;
    collect(inner, Array.isArray(value) ? name : key, inKeys || holdsKeys(key), depth + 1, found);
  }
}

/** Does a field of this name hold a key? `requiredCredentials` lists names. */
function holdsOne(name: string): boolean {
  return isKeyName(name) && name !== "requiredCredentials";
}

/** `apiKeys`, `api_keys`, `API-Keys`: does everything below a name like this hold keys? */
export function holdsKeys(name: string): boolean {
  return /^(?:api[-_ ]?keys?|secrets|passwords|tokens)$/i.test(name);
}

/** The resource in which the old compiler put the keys into the plugin. */
function isKeyResource(value: object): boolean {
  const { name } = fields(value);
  return typeof name === "string" && holdsKeys(name);
}

function secretFor(name: string, inKeys: boolean): string {
  if (redactSecrets(name).found > 0) return "API_KEY";
  return inKeys ? providerSecret(name) : secretNameOf(name);
}
