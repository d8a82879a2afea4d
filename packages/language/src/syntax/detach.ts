/**
 * The same string in memory of its own. V8 makes a long slice a view that keeps the whole text alive; of a document that
 * is edited a thousand times, a piece read long ago would then hold its whole version of it.
 */
export function detached(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}
