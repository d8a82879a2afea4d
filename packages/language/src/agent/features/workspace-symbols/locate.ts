import type { Range } from "vscode-languageserver-types";
import { type Found, find } from "../../../syntax/find.ts";
import type { FeatureDocument } from "../context.ts";
import type { NamedKind } from "./find.ts";

/** Where a name stands that `findNames` found; undefined if it is not there any more. */
export function locateName({ source }: FeatureDocument, of: NamedKind, name: string): Range | undefined {
  const range = ({ piece, node }: Found): Range | undefined =>
    node ? source.lines.range(piece.start + node.start, piece.start + node.end) : undefined;
  if (of === "agent") {
    const own = find(source, ["identity", "name"]);
    return own && range(own);
  }
  for (let index = 0; find(source, [of, index]); index++) {
    const found = find(source, [of, index, "name"]);
    if (found?.node?.kind === "scalar" && found.node.value === name) return range(found);
  }
  return undefined;
}
