import { keyName, type MapNode, parseSource, type SourceDocument, type TextEdit, toValue } from "../../syntax/index.ts";
import type { ToolAt } from "./tool-at.ts";

/** Code that goes to or comes from a file, or why it can't. */
export type Move = Moved | { readonly refused: string };

export interface Moved {
  /** Of the config, in offsets of the document as it was. */
  readonly edits: readonly TextEdit[];
  /** The tool's file, relative to the config's folder. */
  readonly path: string;
  /** What stands in that file. */
  readonly text: string;
}

/** Values that are looked at to be sure that nothing else changed; no tool of a person has as many. */
const mostValues = 20_000;

/**
 * Do these edits change a tool's `fields`, and nothing else in it, nor the number of tools or the sections? The text
 * is read anew for that: what would come out otherwise is never offered.
 */
export function changesOnly(
  before: SourceDocument,
  tool: ToolAt,
  edits: readonly TextEdit[],
  fields: Readonly<Record<string, string | undefined>>,
): boolean {
  const after = parseSource(applied(before.text, edits), before.syntax);
  if (after.pieces.some(({ problems }) => problems.length > 0)) return false;
  if (names(after) !== names(before)) return false;
  const items = (source: SourceDocument) => source.sections.findLast(({ name }) => name === "tools")?.items ?? [];
  const node = items(after)[tool.index]?.node;
  if (items(after).length !== items(before).length || node?.kind !== "map") return false;
  const wanted = { ...record(tool.node), ...fields };
  const got = record(node);
  const keys = new Set([...Object.keys(wanted), ...Object.keys(got)]);
  const budget = { left: mostValues };
  return [...keys].every(key => same(wanted[key], got[key], budget));
}

/** The text behind its edits. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let done = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  return result + text.slice(done);
}

function record(node: MapNode): Readonly<Record<string, unknown>> {
  return Object.fromEntries(node.entries.map(({ key, value }) => [keyName(key), toValue(value)]));
}

function names({ sections }: SourceDocument): string {
  return JSON.stringify(sections.map(({ name }) => name));
}

function same(a: unknown, b: unknown, budget: { left: number }): boolean {
  if (budget.left-- <= 0) return false;
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return (
    left.length === right.length &&
    left.every(([key, value], i) => key === right[i]?.[0] && same(value, right[i][1], budget))
  );
}
