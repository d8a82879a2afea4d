import { findingAt } from "../../build/source.ts";
import type { SourcePlace } from "../backend.ts";
import type { GoSources } from "./gather.ts";

/** Where a line that a stack of Go tells (a file below `code/`, one-based) is in its source. */
export function placeInGo(sources: GoSources, module: string, line: number): SourcePlace | undefined {
  const path = `code/${module}`;
  const named = sources.tools.find(tool => tool.file === path);
  const file = sources.files.get(named?.path ?? path);
  if (!file) return undefined;
  const text = file.source.split("\n")[line - 1] ?? "";
  const at = { line: line - 1, character: text.length - text.trimStart().length };
  const { file: shown, range } = findingAt(file.origin, file.source, at, {
    code: "",
    message: "",
    length: text.trim().length,
  });
  return { file: shown, range };
}
