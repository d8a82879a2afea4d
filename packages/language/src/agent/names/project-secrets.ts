import type { Node, Piece, SourceDocument } from "../../syntax/index.ts";
import { find } from "../../syntax/index.ts";
import { spanInside } from "../check/place.ts";
import type { NameUse } from "./name.ts";

/** The names of secrets that a project file (`agentwright.json`) declares. */
export function projectSecrets(source: SourceDocument): readonly NameUse[] {
  const found = find(source, ["secrets"]);
  const items: readonly { readonly piece: Piece; readonly node: Node | null }[] =
    found?.items ?? (found?.node?.kind === "seq" ? found.node.items.map(node => ({ piece: found.piece, node })) : []);
  return items.flatMap(({ piece, node }, item) => {
    if (node?.kind !== "scalar" || node.style !== "double" || !node.value) return [];
    const name = String(node.value);
    const span = spanInside(source, piece, node, 0, name.length);
    if (!span) return [];
    const place = { ...span, piece, node, from: 0, to: name.length, flow: true, shared: false };
    const at = { start: piece.start + span.start, end: piece.start + span.end };
    return [{ kind: "secret", name, role: "declaration", section: "secrets", item, ...at, place }];
  });
}
