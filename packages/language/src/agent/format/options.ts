/** How a text is to be formatted. */
export interface FormatOptions {
  /** Columns of one level; 2 where nobody says. */
  readonly indent?: number;
  /** JSON is indented with tabs. YAML never is: it has no tabs. */
  readonly tabs?: boolean;
  /** Ends the text with a line break. Otherwise one stays if it is there, and none is added. */
  readonly finalNewline?: boolean;
}

/** Columns of one level, whatever was asked for. */
export function indentOf({ indent = 2 }: FormatOptions): number {
  return Number.isInteger(indent) && indent >= 1 && indent <= 16 ? indent : 2;
}
