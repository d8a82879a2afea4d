import type { DocumentSymbol, Position, SymbolKind } from "vscode-languageserver-types";
import type { Located, Piece, Section } from "../../../syntax/document.ts";
import type { Entry, MapNode, Node } from "../../../syntax/tree.ts";
import type { FeatureDocument } from "../context.ts";
import { isSwitchedOff } from "../switched-off.ts";

const kinds = { section: 2, tool: 12, parameter: 13, prompt: 15, resource: 1, server: 11, field: 8, item: 18 } as const;

/** What the elements of a list are, by the list's name. */
const elements: Readonly<Record<string, SymbolKind>> = {
  tools: kinds.tool,
  parameters: kinds.parameter,
  prompts: kinds.prompt,
  resources: kinds.resource,
  mcpServers: kinds.server,
};

const deprecated = 1;

/** Enough for an outline; a file with more is not read by outline. */
const most = 5000;

/**
 * The outline: sections, in them fields, tools with their parameters, prompts, resources and servers.
 * `tags`: the client knows symbol tags.
 */
export function symbols({ source }: FeatureDocument, tags = true): DocumentSymbol[] {
  let left = most;
  const symbol = (
    name: string,
    kind: SymbolKind,
    extent: readonly [number, number],
    focus: readonly [number, number],
    children: DocumentSymbol[],
    detail?: string,
    off = false,
  ): DocumentSymbol => ({
    name: name || "(empty)",
    kind,
    range: source.lines.range(...extent),
    selectionRange: source.lines.range(Math.max(focus[0], extent[0]), Math.min(focus[1], extent[1])),
    ...(off && { tags: [deprecated] }),
    ...(detail !== undefined && detail !== "" && { detail }),
    ...(children.length > 0 && { children }),
  });

  const ofSection = (section: Section): DocumentSymbol | undefined => {
    if (left-- <= 0) return undefined;
    const { piece, node } = section.key;
    const key = [piece.start + node.start, piece.start + node.end] as const;
    const children = section.items
      ? section.items.map(({ piece, node }) => node && keptElement(piece, node, section.name))
      : section.value
        ? ofValue(section.value, section.name)
        : [];
    return symbol(section.name, kinds.section, [section.start(), section.end()], key, present(children));
  };

  /** An outline is asked for after every edit, which leaves nearly all elements as they are, or moves them by lines. */
  const keptElement = (piece: Piece, node: Node, list: string): DocumentSymbol | undefined => {
    const base = source.lines.positionAt(piece.start);
    const before = kept.get(node);
    if (before && before.list === list && before.tags === tags && before.character === base.character) {
      if (left < before.size) return undefined;
      left -= before.size;
      if (before.line !== base.line) before.symbol = moved(before.symbol, base.line - before.line);
      before.line = base.line;
      return before.symbol;
    }
    const from = left;
    const symbol = ofElement({ piece, node }, list);
    if (symbol && left > 0) kept.set(node, { list, tags, ...base, size: from - left, symbol });
    return symbol;
  };

  const ofValue = ({ piece, node }: Located, name: string): (DocumentSymbol | undefined)[] => {
    if (node.kind === "map") return node.entries.map(entry => ofEntry(piece, entry));
    if (node.kind !== "seq" || !elements[name]) return [];
    return node.items.map(item => (item ? ofElement({ piece, node: item }, name) : undefined));
  };

  const ofEntry = (piece: Located["piece"], entry: Entry): DocumentSymbol | undefined => {
    if (left-- <= 0) return undefined;
    const at = (offset: number) => piece.start + offset;
    const name = String(entry.key.value);
    const children = entry.value ? ofValue({ piece, node: entry.value }, name) : [];
    const extent = [at(entry.start), at(Math.max(entry.end, entry.key.end))] as const;
    return symbol(
      name,
      kinds.field,
      extent,
      [at(entry.key.start), at(entry.key.end)],
      present(children),
      brief(entry.value),
    );
  };

  const ofElement = ({ piece, node }: Located, list: string): DocumentSymbol | undefined => {
    const kind = elements[list];
    if (!kind || node.kind !== "map" || left-- <= 0) return undefined;
    const at = (offset: number) => piece.start + offset;
    const name = entryOf(node, "name")?.value;
    const focus = name ?? node;
    const parameters = entryOf(node, "parameters")?.value;
    const children = parameters ? ofValue({ piece, node: parameters }, "parameters") : [];
    const detail = brief(entryOf(node, "description")?.value ?? entryOf(node, "type")?.value ?? null);
    const title = name?.kind === "scalar" ? String(name.value) : `(${list.replace(/s$/, "")} without a name)`;
    return symbol(
      title,
      kind,
      [at(node.start), at(node.end)],
      [at(focus.start), at(focus.end)],
      present(children),
      detail,
      tags && list === "mcpServers" && isSwitchedOff(node),
    );
  };

  return present(source.sections.map(ofSection));
}

/** The outline of an element of a section, as it was last shown. */
interface Kept {
  readonly list: string;
  readonly tags: boolean;
  /** Where its piece began. */
  line: number;
  readonly character: number;
  /** How many symbols it is. */
  readonly size: number;
  symbol: DocumentSymbol;
}

const kept = new WeakMap<Node, Kept>();

/** The same symbol some lines further down. */
function moved(symbol: DocumentSymbol, by: number): DocumentSymbol {
  const { range, selectionRange, children } = symbol;
  return {
    ...symbol,
    range: { start: down(range.start, by), end: down(range.end, by) },
    selectionRange: { start: down(selectionRange.start, by), end: down(selectionRange.end, by) },
    ...(children && { children: children.map(child => moved(child, by)) }),
  };
}

function down({ line, character }: Position, by: number): Position {
  return { line: line + by, character };
}

function entryOf(map: MapNode, key: string): Entry | undefined {
  return map.entries.find(entry => entry.key.value === key);
}

/** The first line of a scalar, cut to what an outline can show. */
function brief(node: Node | null): string | undefined {
  if (node?.kind !== "scalar" || node.value === null) return undefined;
  const line = String(node.value).split("\n", 1)[0] ?? "";
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

function present<T>(list: readonly (T | undefined | null)[]): T[] {
  return list.filter(one => one !== undefined && one !== null);
}
