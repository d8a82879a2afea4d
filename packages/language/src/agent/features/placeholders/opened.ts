/** The `{{…` that an offset is in. Offsets are absolute. */
export interface Opened {
  /** The name, or where it will be: all of it, and what of it stands before the offset. */
  readonly start: number;
  readonly end: number;
  readonly typed: string;
}

/** Read off the line alone, so that it is right where the braces are not closed yet. */
export function openedAt(text: string, offset: number): Opened | undefined {
  const line = text.lastIndexOf("\n", offset - 1) + 1;
  const before = /\{\{[ \t]*([\w-]*)$/.exec(text.slice(Math.max(line, offset - 200), offset));
  if (!before) return undefined;
  const typed = before[1] ?? "";
  const rest = /^[\w-]*/.exec(text.slice(offset, offset + 200))?.[0] ?? "";
  return { start: offset - typed.length, end: offset + rest.length, typed };
}
