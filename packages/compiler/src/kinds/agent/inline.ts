import type { AgentDocument } from "@agentwright/language";
import { find, Lines, type Path, sourceOffset } from "@agentwright/language";
import type { Origin } from "../../build/source.ts";

/**
 * Where code that stands in a config is in its file: each place goes through the escapes, folds and indentation of the
 * scalar that holds it. Only findings ask; the code itself is embedded with lines of its own that begin at 1, so the
 * plugin's bytes do not depend on where in the config, or in which syntax, the code stands.
 */
export function inlineOrigin(document: AgentDocument, file: string, path: Path, value: string): Origin {
  const { source } = document;
  const found = find(source, path);
  const node = found?.node?.kind === "alias" ? found.node.target : found?.node;
  const lines = new Lines(value);
  return {
    file,
    rangeOf(start, end) {
      if (!found || node?.kind !== "scalar") return source.lines.range(0, 0);
      const located = { piece: found.piece, node };
      const from = sourceOffset(source, located, lines.offsetAt(start));
      const to = sourceOffset(source, located, lines.offsetAt(end));
      return source.lines.range(from, Math.max(from, to));
    },
  };
}

/** A finding on a whole value of the config. */
export function valueOrigin(document: AgentDocument, path: Path): ReturnType<Origin["rangeOf"]> {
  const { source } = document;
  const found = find(source, path);
  if (!found?.node) return source.lines.range(0, 0);
  return source.lines.range(found.piece.start + found.node.start, found.piece.start + found.node.end);
}
