import type { Entry, MapNode, Node, Piece, ScalarNode, SourceDocument } from "../../syntax/index.ts";
import { keyName } from "../../syntax/index.ts";
import { spanInside } from "../check/place.ts";
import { secretsIn } from "../check/secrets.ts";
import { pathFields } from "../rules/lib/paths.ts";
import { placeholdersIn } from "../rules/lib/placeholders.ts";
import type { NameKind, NamePlace, NameUse } from "./name.ts";

/** A name in one part; its extent is that of its place. */
export interface PartName extends Pick<NameUse, "kind" | "name" | "role"> {
  readonly place: NamePlace;
}

/** What the `name` of an item declares, by section. */
const declares: Readonly<Record<string, NameKind>> = {
  tools: "tool",
  prompts: "prompt",
  resources: "resource",
  mcpServers: "mcp-server",
};

/** Aliases can stand for aliases: more nodes than this are not looked at for one part. */
const mostNodes = 50_000;
/** Nor deeper than this, aliases included: no input may exhaust the stack. */
const deepest = 400;

const kept = new WeakMap<Node, { readonly section: string; readonly piece: Piece; readonly names: PartName[] }>();

/** The names in one section, or (`item`) one item of a list section, in order of the text; kept with the part's node. */
export function namesInPart(
  document: SourceDocument,
  section: string,
  item: boolean,
  piece: Piece,
  root: Node,
): readonly PartName[] {
  const before = kept.get(root);
  if (before && before.section === section && before.piece === piece) return before.names;
  const names = new Collector(document, section, piece).all(root, item);
  kept.set(root, { section, piece, names });
  return names;
}

/** How a node was come by. */
interface Way {
  readonly flow: boolean;
  readonly shared: boolean;
}

class Collector {
  readonly #document: SourceDocument;
  readonly #section: string;
  readonly #piece: Piece;
  readonly #names: PartName[] = [];
  #left = mostNodes;

  constructor(document: SourceDocument, section: string, piece: Piece) {
    this.#document = document;
    this.#section = section;
    this.#piece = piece;
  }

  all(root: Node, item: boolean): PartName[] {
    const { syntax, root: whole } = this.#document;
    const flow = syntax !== "yaml" || (whole?.node.kind === "map" && whole.node.flow);
    // A section of the wrong shape declares nothing.
    if (item === (this.#section !== "orchestration")) this.#field(this.#section, root, { flow, shared: false });
    this.#secrets(root, { flow, shared: false });
    const names = whole ? once(this.#names) : this.#names;
    return names.sort((a, b) => a.place.start - b.place.start);
  }

  /** What the section's own fields say. */
  #field(section: string, root: Node, way: Way): void {
    const part = this.#real(root, way);
    if (part?.node.kind !== "map") return;
    const { node, way: inside } = part;
    const at = (field: string, use: (node: Node, way: Way) => void) => {
      const found = entryOf(node, field);
      if (found?.entry.value) use(found.entry.value, found.merged ? { ...inside, shared: true } : inside);
    };
    const name = declares[section];
    if (name) at("name", (value, here) => this.#whole(name, "declaration", value, here));
    const path = pathFields[section];
    const kind = section === "orchestration" ? "agent" : "file";
    const file = (value: Node, here: Way) => this.#whole(kind, "use", value, here);
    if (path) at(path, section === "orchestration" ? (value, here) => this.#each(value, here, file) : file);
    if (section === "prompts") {
      at("variables", (value, here) => {
        this.#each(value, here, (item, way) => this.#whole("variable", "declaration", item, way));
      });
      at("content", (value, here) => this.#placeholders("variable", value, here));
    }
    if (section === "tools") {
      at("flow", (value, here) => this.#whole("flow", "use", value, here));
      at("parameters", (value, here) => this.#each(value, here, (item, way) => this.#parameter(item, way)));
      at("http", (value, here) => this.#http(value, here));
    }
  }

  #parameter(root: Node, way: Way): void {
    const part = this.#real(root, way);
    const found = part?.node.kind === "map" ? entryOf(part.node, "name") : undefined;
    if (!part || !found?.entry.value) return;
    const shared = part.way.shared || found.merged;
    this.#whole("parameter", "declaration", found.entry.value, { ...part.way, shared });
  }

  #http(root: Node, way: Way): void {
    const part = this.#real(root, way);
    if (part?.node.kind !== "map") return;
    for (const field of ["url", "headers", "body"]) {
      const found = entryOf(part.node, field);
      if (!found?.entry.value) continue;
      const shared = part.way.shared || found.merged;
      this.#texts(found.entry.value, { ...part.way, shared }, field === "body");
    }
  }

  /** All texts below a node; a body's keys are sent too. */
  #texts(root: Node, way: Way, keys: boolean, depth = 0): void {
    const part = this.#real(root, way);
    if (!part || depth > deepest || this.#left-- <= 0) return;
    const { node, way: inside } = part;
    if (node.kind === "seq") for (const item of node.items) item && this.#texts(item, inside, keys, depth + 1);
    else if (node.kind === "map") {
      for (const { key, value } of node.entries) {
        if (keys) this.#placeholders("parameter", key, inside);
        if (value) this.#texts(value, inside, keys, depth + 1);
      }
    } else this.#placeholders("parameter", node, inside);
  }

  #placeholders(kind: NameKind, root: Node, way: Way): void {
    const part = this.#real(root, way);
    if (part?.node.kind !== "scalar" || typeof part.node.value !== "string") return;
    for (const { name, start } of placeholdersIn(part.node.value)) {
      const from = part.node.value.indexOf(name, start + 2);
      this.#add(kind, "use", name, part.node, from, from + name.length, part.way);
    }
  }

  /** References to secrets, in all texts of the part. What is anchored elsewhere is found there. */
  #secrets(node: Node, { flow, shared }: Way): void {
    if (node.kind === "seq")
      for (const item of node.items) item && this.#secrets(item, { flow: flow || node.flow, shared });
    else if (node.kind === "map") {
      for (const { value } of node.entries) value && this.#secrets(value, { flow: flow || node.flow, shared });
    } else if (node.kind === "scalar" && typeof node.value === "string") {
      for (const { name, start } of secretsIn(node.value)) {
        const from = node.value.indexOf(name, start + "${secret:".length);
        this.#add("secret", "use", name, node, from, from + name.length, { flow, shared });
      }
    }
  }

  #each(root: Node, way: Way, use: (item: Node, way: Way) => void): void {
    const part = this.#real(root, way);
    if (part?.node.kind !== "seq") return;
    for (const item of part.node.items) if (item && this.#left-- > 0) use(item, part.way);
  }

  /** A scalar that is a name as a whole. */
  #whole(kind: NameKind, role: NameUse["role"], root: Node, way: Way): void {
    const part = this.#real(root, way);
    if (part?.node.kind !== "scalar" || typeof part.node.value !== "string") return;
    const { node } = part;
    // A quote that nobody closed holds all that follows: nobody knows where the name ends.
    if (this.#piece.problems.some(problem => problem.kind === "unclosed-quote" && problem.start === node.start)) return;
    const name = String(node.value);
    // The line break at the end of a block scalar is no part of the name.
    const block = node.style === "literal" || node.style === "folded";
    const to = block ? name.trimEnd().length : name.length;
    if (to > 0) this.#add(kind, role, name.slice(0, to), node, 0, to, part.way);
  }

  #add(
    kind: NameKind,
    role: NameUse["role"],
    name: string,
    node: ScalarNode,
    from: number,
    to: number,
    way: Way,
  ): void {
    // A word without quotes, or in single ones, is no JSON: what it is part of is anybody's guess.
    if (node.style !== "double" && this.#document.syntax !== "yaml") return;
    const span = spanInside(this.#document, this.#piece, node, from, to);
    if (!span) return;
    const place = { ...span, piece: this.#piece, node, from, to, flow: way.flow, shared: way.shared };
    this.#names.push({ kind, role, name, place });
  }

  /** What an alias stands for; and whether others may stand for the same. */
  #real(root: Node, way: Way): { readonly node: Exclude<Node, { kind: "alias" }>; readonly way: Way } | undefined {
    let node: Node | null = root;
    let { shared } = way;
    while (node?.kind === "alias") {
      node = node.target;
      shared = true;
    }
    if (!node) return undefined;
    if (node.anchor !== undefined && aliasesIn(this.#document).has(node.anchor)) shared = true;
    const flow = way.flow || ((node.kind === "map" || node.kind === "seq") && node.flow);
    return { node, way: { flow, shared } };
  }
}

const aliases = new WeakMap<SourceDocument, ReadonlySet<string>>();

/** The names that stand behind a `*` anywhere in a text, as aliases do. */
function aliasesIn(document: SourceDocument): ReadonlySet<string> {
  let found = aliases.get(document);
  if (!found) {
    found = new Set(Array.from(document.text.matchAll(/\*([^\s,[\]{}]+)/g), match => match[1] ?? ""));
    aliases.set(document, found);
  }
  return found;
}

/** Aliases of one part may lead to one place. */
function once(names: readonly PartName[]): PartName[] {
  const seen = new Set<string>();
  return names.filter(({ kind, role, place: { start, end } }) => {
    const key = `${kind} ${role} ${start} ${end}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** The entry of a key, of which the last counts; a map's own before one that a merge key (`<<`) brings. */
function entryOf(
  map: MapNode,
  key: string,
  seen = new Set<Node>(),
): { readonly entry: Entry; readonly merged: boolean } | undefined {
  seen.add(map);
  const own = map.entries.findLast(entry => keyName(entry.key) === key);
  if (own) return { entry: own, merged: false };
  for (const { key: merge, value } of map.entries) {
    if (merge.value !== "<<" || merge.style !== "plain") continue;
    const source = value?.kind === "alias" ? value.target : value;
    for (const item of source?.kind === "seq" ? source.items : [source]) {
      const brought = item?.kind === "alias" ? item.target : item;
      if (brought?.kind !== "map" || seen.has(brought)) continue;
      const found = entryOf(brought, key, seen);
      if (found) return { entry: found.entry, merged: true };
    }
  }
  return undefined;
}
