import type { DocumentLink } from "vscode-languageserver-types";
import type { Piece } from "../../syntax/document.ts";
import type { Node, ScalarNode } from "../../syntax/tree.ts";
import type { Outside } from "../outside.ts";
import { agentSpec } from "../spec/agent.ts";
import { resolveSpec } from "../spec/describe.ts";
import type { Spec, TextSpec } from "../spec/types.ts";
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
  const visit = (piece: Piece, node: Node | null, from: Spec | undefined): void => {
    const spec = from && resolveSpec(from);
    if (!node || !spec || found.length >= most) return;
    if (node.kind === "map") {
      for (const { key, value } of node.entries) visit(piece, value, fieldOf(spec, String(key.value)));
    } else if (node.kind === "seq") {
      if (spec.kind === "list") for (const item of node.items) visit(piece, item, spec.of);
    } else if (node.kind === "scalar" && spec.kind === "text") add(piece, node, spec);
  };
  const add = (piece: Piece, node: ScalarNode, spec: TextSpec): void => {
    if (typeof node.value !== "string") return;
    const isPath = spec.role === "path" || spec.role === "agent-path";
    const uri = isPath ? ofPath(node.value, outside, target) : spec.format === "url" ? ofUrl(node.value) : undefined;
    if (uri === undefined) return;
    const quotes = node.style === "single" || node.style === "double" ? 1 : 0;
    const start = piece.start + node.start + quotes;
    const end = piece.start + node.end - quotes;
    if (end > start) found.push({ range: source.lines.range(start, end), target: uri });
  };
  for (const { name, items, value } of source.sections) {
    const spec = fieldOf(agentSpec, name);
    if (value && !items) visit(value.piece, value.node, spec);
    if (spec?.kind === "list") for (const { piece, node } of items ?? []) visit(piece, node, spec.of);
  }
  return found;
}

function fieldOf(spec: Spec, key: string): Spec | undefined {
  if (spec.kind === "map") return spec.of;
  return spec.kind === "object" && Object.hasOwn(spec.fields, key) ? spec.fields[key] : undefined;
}

function ofPath(path: string, outside: Outside, target: (relativePath: string) => string): string | undefined {
  if (!path || /^[a-z][a-z0-9+.-]*:/i.test(path) || outside.file(path) === "missing") return undefined;
  return target(path);
}

/** Only an address that can be opened as it stands. */
function ofUrl(url: string): string | undefined {
  return /^https?:\/\/[^\s{}$]+$/i.test(url) ? url : undefined;
}
