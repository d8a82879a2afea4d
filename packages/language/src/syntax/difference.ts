import type { TextEdit } from "./document.ts";

/** The one edit that turns a text into another, without what they have in common at both ends. */
export function textDifference(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  // Whole lines, so that nothing is cut in the middle.
  while (start > 0 && before[start - 1] !== "\n") start--;
  let tail = 0;
  const most = Math.min(before.length, after.length) - start;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  while (tail > 0 && before.at(-tail - 1) !== "\n") tail--;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}
