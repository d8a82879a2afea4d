import type { SourceDocument } from "../../../syntax/document.ts";
import type { Frame } from "./flow-scan.ts";

export interface FlowStart {
  readonly from: number;
  readonly around: readonly Frame[];
}

/** Where the scan of a JSON document may begin for an offset: at its section, or at its element of a list section. */
export function flowStart({ sections, text }: SourceDocument, offset: number): FlowStart {
  const section = sections.findLast(one => one.start() < offset);
  if (!section || text.charAt(section.start()) !== '"') return { from: 0, around: [] };
  const names = sections.filter(one => offset < one.start() || offset > one.key.piece.start + one.key.node.end);
  const root: Frame = {
    kind: "map",
    names: names.map(({ name }) => name),
    expects: "key",
    key: "",
    index: 0,
  };
  const index = section.items?.findLastIndex(item => item.piece.start + item.start < offset) ?? -1;
  const item = section.items?.[index];
  if (!item || index === 0) return { from: section.start(), around: [root] };
  root.key = section.name;
  root.expects = "comma";
  const list: Frame = { kind: "seq", names: [], expects: "value", key: "", index };
  return { from: item.piece.start + item.start, around: [root, list] };
}
