import type { Path, SourceDocument } from "../../../syntax/document.ts";
import { find, toValue } from "../../../syntax/index.ts";
import type { Node } from "../../../syntax/tree.ts";
import { isRecord } from "../../check/record.ts";
import { placeholdersIn } from "../../rules/lib/placeholders.ts";

/** A name that a text may use in `{{…}}`. */
export interface Declared {
  readonly name: string;
  /** Of a parameter: what its declaration says of it. */
  readonly shape: Readonly<Record<string, unknown>>;
  /** Where it is declared: absolute offset. */
  readonly at: number;
}

/** The tool or prompt around a text with blanks. */
export interface TemplateScope {
  readonly kind: "tool" | "prompt";
  /** Its name and description, if it has them. */
  readonly name: string;
  readonly description: string;
  readonly declared: readonly Declared[];
  /** The names that its texts use, but for the place that holds the offset. */
  used(butAt: number): ReadonlySet<string>;
}

/**
 * What `{{…}}` can name at a path: in an `http` tool's url, headers and body its parameters, in a prompt's content its
 * variables; undefined where braces mean nothing. Names that stand twice count once.
 */
export function scopeAt(source: SourceDocument, path: Path): TemplateScope | undefined {
  const [section, index, part, field] = path;
  if (index === undefined) return undefined;
  const isRequest =
    section === "tools" && part === "http" && (field === "url" || field === "headers" || field === "body");
  const isPrompt = section === "prompts" && part === "content";
  if (!isRequest && !isPrompt) return undefined;
  const owner = find(source, [section ?? "", index]);
  const value = toValue(owner?.node ?? null);
  const { name, description } = isRecord(value) ? value : {};
  return {
    kind: isRequest ? "tool" : "prompt",
    name: typeof name === "string" ? name : "",
    description: typeof description === "string" ? description : "",
    declared: declaredIn(source, [section ?? "", index, isRequest ? "parameters" : "variables"]),
    used: butAt => namesUsed(source, [section ?? "", index, part ?? ""], butAt),
  };
}

function declaredIn(source: SourceDocument, path: Path): Declared[] {
  const list = find(source, path);
  const found = new Map<string, Declared>();
  if (list?.node?.kind !== "seq") return [];
  for (const item of list.node.items) {
    const value = toValue(item);
    const shape = isRecord(value) ? value : {};
    const name = isRecord(value) ? value.name : value;
    if (typeof name !== "string" || !item || found.has(name)) continue;
    found.set(name, { name, shape, at: list.piece.start + nameOf(item).start });
  }
  return [...found.values()];
}

function nameOf(item: Node): Node {
  const name = item.kind === "map" ? item.entries.find(({ key }) => key.value === "name")?.value : item;
  return name ?? item;
}

function namesUsed(source: SourceDocument, path: Path, butAt: number): ReadonlySet<string> {
  const { piece, node } = find(source, path) ?? {};
  if (!piece || !node) return new Set();
  const from = piece.start + node.start;
  const used = placeholdersIn(source.text.slice(from, piece.start + node.end));
  return new Set(used.filter(({ start, end }) => butAt < from + start || butAt > from + end).map(({ name }) => name));
}
