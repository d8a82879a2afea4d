import { commentsOf } from "../../syntax/comments.ts";
import type { SourceDocument } from "../../syntax/document.ts";
import { problemsOf } from "../../syntax/problems.ts";
import { documentValue } from "../../syntax/value.ts";

/** Do two texts have the same value, comments and problems of syntax? Orders of keys count. */
export function saysTheSame(a: SourceDocument, b: SourceDocument): boolean {
  return (
    sameItems(problemKinds(a), problemKinds(b)) &&
    sameItems(comments(a), comments(b)) &&
    isSame(documentValue(a), documentValue(b))
  );
}

function problemKinds(source: SourceDocument): string[] {
  return problemsOf(source).map(({ kind }) => kind);
}

function comments(source: SourceDocument): string[] {
  return [...commentsOf(source)].map(({ text }) => text);
}

function sameItems(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

/** Values of a document: shared parts (aliases) are compared once for each place they stand in. */
export function isSame(a: unknown, b: unknown, ordered = true): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b)) return false;
    return a.length === b.length && a.every((item, i) => isSame(item, b[i], ordered));
  }
  const keys = Object.keys(a);
  const others = Object.keys(b);
  if (keys.length !== others.length) return false;
  if (ordered && keys.some((key, i) => key !== others[i])) return false;
  return keys.every(
    key =>
      Object.hasOwn(b, key) &&
      isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], ordered),
  );
}
