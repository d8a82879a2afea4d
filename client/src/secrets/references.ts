/** What a secret may be called: a letter or `_`, then letters, digits and `_`. */
export const secretName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Names in the `${secret:NAME}` of a text, each once, in order of appearance. */
export function secretReferences(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\$\{secret:([A-Za-z_][A-Za-z0-9_]*)\}/g)].flatMap(match => match[1] ?? []))];
}
