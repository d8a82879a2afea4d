import { type Content, type GroupContent, type ItemContent, inOneLine } from "./content.ts";

/** The longest line on which a list or map stays that was written on one. */
const longestLine = 100;

/** A config as JSON, or as JSONC with its comments. */
export function printJson(root: GroupContent, withComments: boolean): string {
  const lines: string[] = [];
  const printer = new JsonPrinter(lines, withComments);
  const [first, ...rest] = root.items;
  // What stands at the top speaks of the whole config.
  printer.comments(first?.lead ?? [], "");
  printer.group({ ...root, items: first ? [{ ...first, lead: [] }, ...rest] : [] }, "", "", "", []);
  return `${lines.join("\n")}\n`;
}

class JsonPrinter {
  readonly #lines: string[];
  readonly #withComments: boolean;

  constructor(lines: string[], withComments: boolean) {
    this.#lines = lines;
    this.#withComments = withComments;
  }

  /** `before`: what the group's first line begins with; `after`: what follows its closing bracket. */
  group(
    { kind, items, tail }: GroupContent,
    before: string,
    after: string,
    indent: string,
    head: readonly string[],
  ): void {
    const [open, close] = kind === "map" ? "{}" : "[]";
    if (items.length === 0 && (tail.length === 0 || !this.#withComments)) {
      this.#lines.push(`${before}${open}${close}${after}${this.#behind(head)}`);
      return;
    }
    this.#lines.push(`${before}${open}${this.#behind(head)}`);
    const inner = `${indent}  `;
    for (const [i, item] of items.entries()) this.#item(item, kind, inner, i < items.length - 1 ? "," : "", i > 0);
    this.comments(tail, inner);
    this.#lines.push(`${indent}${close}${after}`);
  }

  #item(item: ItemContent, kind: "map" | "list", indent: string, comma: string, mayBeBlank: boolean): void {
    const { key, lead, blank, trail, content } = item;
    if (blank && mayBeBlank) this.#lines.push("");
    this.comments(lead, indent);
    const before = `${indent}${kind === "map" ? `${JSON.stringify(key)}: ` : ""}`;
    const short = flat(content);
    if (short !== undefined && (content.kind === "scalar" || before.length + short.length + 1 <= longestLine)) {
      this.#lines.push(`${before}${short}${comma}${this.#behind(trail)}`);
    } else if (content.kind !== "scalar") this.group(content, before, comma, indent, trail);
  }

  comments(texts: readonly string[], indent: string): void {
    if (this.#withComments) for (const text of texts) this.#lines.push(`${indent}//${text}`);
  }

  #behind(texts: readonly string[]): string {
    return this.#withComments && texts.length > 0 ? ` //${inOneLine(texts)}` : "";
  }
}

/** A scalar, or a group that was on one line, on one line. */
function flat(content: Content): string | undefined {
  if (content.kind === "scalar") {
    const { value, written } = content;
    if (typeof value !== "number") return JSON.stringify(value);
    if (written !== undefined && /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(written)) return written;
    return Object.is(value, -0) ? "-0" : JSON.stringify(value);
  }
  if (!content.inline) return undefined;
  const parts = content.items.map(item => {
    const inner = flat(item.content);
    return inner === undefined || content.kind === "list" ? inner : `${JSON.stringify(item.key)}: ${inner}`;
  });
  if (parts.includes(undefined)) return undefined;
  if (content.kind === "list") return `[${parts.join(", ")}]`;
  return parts.length > 0 ? `{ ${parts.join(", ")} }` : "{}";
}
