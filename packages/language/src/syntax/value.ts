import type { Section, SourceDocument } from "./document.ts";
import type { MapNode, Node } from "./tree.ts";
import { keyName } from "./yaml/keys.ts";

const values = new WeakMap<Node, unknown>();
const documents = new WeakMap<SourceDocument, unknown>();

/**
 * The plain JavaScript value of a node. It is kept, and shared by all who ask (aliases too): don't change it. Of a key
 * that stands twice the last value counts; merge keys (`<<`) are resolved; an alias that leads nowhere is null.
 */
export function toValue(node: Node | null): unknown {
  if (!node) return null;
  if (node.kind === "scalar") return node.value;
  if (node.kind === "alias") return toValue(node.target);
  let value = values.get(node);
  if (value === undefined) {
    value = node.kind === "seq" ? node.items.map(toValue) : mapValue(node);
    values.set(node, value);
  }
  return value;
}

function mapValue(node: MapNode): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const { key, value: held } of node.entries) {
    if (key.value === "<<" && key.style === "plain" && merge(value, held)) continue;
    put(value, keyName(key), toValue(held));
  }
  return value;
}

/** A key may be `__proto__`, which an assignment would take for the object's prototype. */
function put(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === "__proto__") {
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  } else target[key] = value;
}

/** Adds what a merge key names, under the keys that are not there yet. False if it isn't a map or a list of maps. */
function merge(target: Record<string, unknown>, source: Node | null): boolean {
  const node = source?.kind === "alias" ? source.target : source;
  if (node?.kind === "seq") {
    const maps = node.items.map(item => (item?.kind === "alias" ? item.target : item));
    if (!maps.every(item => item?.kind === "map")) return false;
    for (const item of maps) merge(target, item);
    return true;
  }
  if (node?.kind !== "map") return false;
  const value = toValue(node) as Record<string, unknown>;
  for (const key of Object.keys(value)) if (!Object.hasOwn(target, key)) put(target, key, value[key]);
  return true;
}

/** The value of a section. */
export function sectionValue(section: Section): unknown {
  if (section.value || !section.items) return toValue(section.value?.node ?? null);
  return section.items.map(item => toValue(item.node));
}

/** The value of a document; null if it is empty. Kept and shared like those of nodes. */
export function documentValue(doc: SourceDocument): unknown {
  if (doc.root || doc.notAMap) return toValue(doc.root?.node ?? null);
  const known = documents.get(doc);
  if (known !== undefined) return known;
  const value: Record<string, unknown> = {};
  for (const section of doc.sections) {
    const { key } = section;
    const held = section.value?.node ?? null;
    if (key.node.value === "<<" && key.node.style === "plain" && merge(value, held)) continue;
    put(value, section.name, sectionValue(section));
  }
  documents.set(doc, value);
  return value;
}
