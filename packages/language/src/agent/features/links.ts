import type { DocumentLink } from "vscode-languageserver-types";
import type { Piece } from "../../syntax/document.ts";
import type { Node, ScalarNode } from "../../syntax/tree.ts";
import type { Outside } from "../outside.ts";
import { describePath } from "../spec/describe.ts";
import type { FeatureDocument } from "./context.ts";

/** More links than this are of no use to anybody. */
const most = 1000;

/**
 * Paths of files that are not known to be missing, and addresses that are written out. `target` gives the URI of a
 * path that is relative to the config's folder.
 */
export function links(
  { source }: FeatureDocument,
  outside: Outside,
  target: (relativePath: string) => string,
): DocumentLink[] {
  const found: DocumentLink[] = [];
  const visit = (piece: Piece, node: Node | null, path: readonly (string | number)[]): void => {
    if (!node || found.length >= most) return;
    if (node.kind === "map")
      for (const { key, value } of node.entries) visit(piece, value, [...path, String(key.value)]);
    else if (node.kind === "seq") for (const [i, item] of node.items.entries()) visit(piece, item, [...path, i]);
    else if (node.kind === "scalar" && typeof node.value === "string") add(piece, node, node.value, path);
  };
  const add = (piece: Piece, node: ScalarNode, value: string, path: readonly (string | number)[]): void => {
    const spec = describePath(path);
    if (spec?.kind !== "text") return;
    const isPath = spec.role === "path" || spec.role === "agent-path";
    const uri = isPath ? ofPath(value, outside, target) : spec.format === "url" ? ofUrl(value) : undefined;
    if (uri === undefined) return;
    const quotes = node.style === "single" || node.style === "double" ? 1 : 0;
    const start = piece.start + node.start + quotes;
    const end = piece.start + node.end - quotes;
    if (end > start) found.push({ range: source.lines.range(start, end), target: uri });
  };
  for (const section of source.sections) {
    for (const [i, { piece, node }] of (section.items ?? []).entries()) visit(piece, node, [section.name, i]);
    if (!section.items && section.value) visit(section.value.piece, section.value.node, [section.name]);
  }
  return found;
}

function ofPath(path: string, outside: Outside, target: (relativePath: string) => string): string | undefined {
  if (!path || /^[a-z][a-z0-9+.-]*:/i.test(path) || outside.file(path) === "missing") return undefined;
  return target(path);
}

/** Only an address that can be opened as it stands. */
function ofUrl(url: string): string | undefined {
  return /^https?:\/\/[^\s{}$]+$/i.test(url) ? url : undefined;
}
