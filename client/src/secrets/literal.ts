/** The value of a literal as it stands in YAML or JSON, quotes and escapes removed; undefined if there is none. */
export function literalOf(text: string): string | undefined {
  const value = unquoted(text).trim();
  return value === "" || value.startsWith("${secret:") ? undefined : value;
}

function unquoted(text: string): string {
  const quote = quoteOf(text);
  if (quote === "'") return text.slice(1, -1).replaceAll("''", "'");
  if (quote !== '"') return text;
  try {
    return String(JSON.parse(text));
  } catch {
    // YAML knows escapes that JSON does not; keys have none of them.
    return text.slice(1, -1);
  }
}

function quoteOf(text: string): "'" | '"' | undefined {
  const first = text[0];
  return (first === '"' || first === "'") && text.length >= 2 && text.endsWith(first) ? first : undefined;
}
