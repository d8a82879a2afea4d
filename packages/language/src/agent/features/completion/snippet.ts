/** Escapes what has a meaning in snippets. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

/** Numbers the blanks of one snippet. */
export class Tabs {
  #count = 0;

  /** A blank, with what stands in it at first. */
  blank(content = ""): string {
    this.#count++;
    return content ? `\${${this.#count}:${escapeSnippet(content)}}` : `$${this.#count}`;
  }

  /** A blank with a menu. */
  choice(values: readonly string[]): string {
    this.#count++;
    return `\${${this.#count}|${values.map(value => value.replace(/[\\,|$}]/g, "\\$&")).join(",")}|}`;
  }
}

/** The text of a snippet for editors that know none: each blank as it stands at first. */
export function withoutBlanks(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:\\.|[^,|\\])*)(?:,(?:\\.|[^|\\])*)?\|\}/g, "$1")
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, "$1")
    .replace(/(^|[^\\])\$\d+/g, "$1")
    .replace(/\\([\\$},|])/g, "$1");
}
