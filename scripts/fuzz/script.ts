import type { Syntax } from "@agentwright/language";

/** Replaces `[start, end)` of the text as it is after all changes before it. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text and what is done to it: each step is one message of an editor, with one change or several. */
export interface Script {
  readonly syntax: Syntax;
  readonly text: string;
  readonly steps: readonly (readonly Change[])[];
}

export function applyChange(text: string, { start, end, text: put }: Change): string {
  return text.slice(0, start) + put + text.slice(end);
}
