/** Hides values of secrets in texts. */
export interface Masker {
  /** From now on this value is hidden. */
  add(name: string, value: string): void;
  mask(text: string): string;
  /** Does the text hold one of the values, in any of the spellings that are hidden? */
  holds(text: string): boolean;
}

/**
 * Replaces each value, and its spelling in a URL, a form, JSON and base64, by `${secret:NAME}`. Longer spellings go
 * first, so that a secret inside another leaves no rest.
 */
export function makeMasker(): Masker {
  const known = new Map<string, string>();
  let ordered: (readonly [spelling: string, name: string])[] = [];
  return {
    add(name, value) {
      for (const spelling of spellings(value)) known.set(spelling, name);
      ordered = [...known].sort(([a], [b]) => b.length - a.length);
    },
    mask(text) {
      return ordered.reduce((rest, [spelling, name]) => rest.replaceAll(spelling, () => `\${secret:${name}}`), text);
    },
    holds(text) {
      return ordered.some(([spelling]) => text.includes(spelling));
    },
  };
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
