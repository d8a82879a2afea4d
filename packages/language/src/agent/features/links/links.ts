import type { DocumentLink } from "vscode-languageserver-types";
import type { Outside } from "../../outside.ts";
import type { FeatureDocument } from "../context.ts";
import type { ResolvedSpec } from "../describe-shape.ts";
import { keptByPiece, piecesIn, readPiece } from "../pieces.ts";

/** More links than this are of no use to anybody. */
const most = 1000;

/** What may be a link, in offsets of its piece. */
interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: "code" | "agent" | "file" | "url";
}

const tooltips: Readonly<Record<Candidate["kind"], string>> = {
  code: "Open the tool's code",
  agent: "Open this agent",
  file: "Open this file",
  url: "Open this address in the browser",
};

/**
 * Paths of files that are not known to be missing, and addresses that are written out. `target` gives the URI of a
 * path that is relative to the config's folder. What a piece may link to is read once.
 */
export function links(
  { source }: FeatureDocument,
  outside: Outside,
  target: (relativePath: string) => string,
): DocumentLink[] {
  const found: DocumentLink[] = [];
  for (const placed of piecesIn(source)) {
    for (const { start, end, text, kind } of candidatesOf(source, placed)) {
      if (found.length >= most) return found;
      if (kind !== "url" && outside.file(text) === "missing") continue;
      const { start: piece } = placed.piece;
      const uri = kind === "url" ? text : target(text);
      found.push({ range: source.lines.range(piece + start, piece + end), target: uri, tooltip: tooltips[kind] });
    }
  }
  return found;
}

const candidatesOf = keptByPiece((_source, placed): readonly Candidate[] => {
  const found: Candidate[] = [];
  readPiece(placed, {
    value(node, spec) {
      if (node.kind !== "scalar" || typeof node.value !== "string") return;
      const kind = kindOf(node.value, spec);
      const quotes = node.style === "single" || node.style === "double" ? 1 : 0;
      const [start, end] = [node.start + quotes, node.end - quotes];
      if (kind && end > start) found.push({ start, end, text: node.value, kind });
    },
  });
  return found;
});

function kindOf(text: string, spec: ResolvedSpec | undefined): Candidate["kind"] | undefined {
  if (spec?.kind !== "text") return undefined;
  // Only an address that can be opened as it stands.
  if (spec.format === "url") return /^https?:\/\/[^\s{}$]+$/i.test(text) ? "url" : undefined;
  if (!text || /^[a-z][a-z0-9+.-]*:/i.test(text)) return undefined;
  if (spec.role === "agent-path") return "agent";
  return spec.role === "path" ? (/\.(?:ts|mts|js|mjs|go)$/.test(text) ? "code" : "file") : undefined;
}
