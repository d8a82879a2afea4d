import { visiblePart } from "../../build/source.ts";
import type { SourcePlace } from "../backend.ts";
import type { CodeModule } from "./collect.ts";

/**
 * Where a place that the plugin reports (one-based, in the module as it is embedded) is in its source. Lines are the
 * same. The column is kept where stripping changed nothing in that line; elsewhere the whole line is meant.
 */
export function placeIn(
  module: CodeModule | undefined,
  line: number,
  column: number | undefined,
): SourcePlace | undefined {
  if (!module) return undefined;
  const at = line - 1;
  const visible = visiblePart(module.source, at);
  const same = lineOf(module.source, at) === lineOf(module.stripped.code, at);
  const character = same && column !== undefined ? Math.max(0, column - 1) : visible.start;
  const rest = lineOf(module.source, at).slice(character);
  const exact = same && column !== undefined ? /^(\w+|[^\s\w])/.exec(rest)?.[0].length : undefined;
  const length = exact ?? Math.max(0, visible.start + visible.length - character);
  const range = module.origin.rangeOf({ line: at, character }, { line: at, character: character + length });
  return { file: module.origin.file, range };
}

function lineOf(text: string, line: number): string {
  return text.split("\n")[line] ?? "";
}
