import { type Content, type GroupContent, type ItemContent, inOneLine } from "./content.ts";
import { yamlBlock, yamlText } from "./yaml-scalar.ts";

/** The longest list that is written on one line, in characters. */
const longestList = 80;

/** A config as YAML in block style; texts of several lines as blocks. */
export function printYaml(root: GroupContent): string {
  const lines: string[] = [];
  if (root.items.length === 0) lines.push("{}");
  entries(lines, root, "");
  return `${lines.join("\n")}\n`;
}

function entries(lines: string[], { items, tail }: GroupContent, indent: string): void {
  for (const item of items) {
    above(lines, item, indent);
    lines.push(`${indent}${yamlText(item.key)}:`);
    value(lines, item, indent, `${indent}  `);
  }
  comments(lines, tail, indent);
}

function listItems(lines: string[], { items, tail }: GroupContent, indent: string): void {
  for (const item of items) {
    above(lines, item, indent);
    const { content } = item;
    const inner = `${indent}  `;
    if (content.kind === "scalar" || content.items.length === 0 || shortList(content)) {
      lines.push(`${indent}-`);
      value(lines, item, indent, inner);
      continue;
    }
    // The comments of the first entry stand above the dash, as those of the item do.
    comments(lines, [...item.trail, ...(content.items[0]?.lead ?? [])], indent);
    const own: string[] = [];
    const [first, ...rest] = content.items;
    const bare = { ...content, items: first ? [{ ...first, lead: [], blank: false }, ...rest] : [] };
    if (content.kind === "map") entries(own, bare, inner);
    else listItems(own, bare, inner);
    own[0] = `${indent}- ${own[0]?.slice(inner.length) ?? ""}`;
    for (const line of own) lines.push(line);
  }
  comments(lines, tail, indent);
}

/** Adds a value to the line that ends with its colon or dash. */
function value(lines: string[], { content, trail }: ItemContent, indent: string, inner: string): void {
  const add = (text: string) => {
    const behind = trail.length > 0 ? ` #${inOneLine(trail)}` : "";
    lines.push(`${lines.pop() ?? ""}${text === "" ? "" : ` ${text}`}${behind}`);
  };
  if (content.kind !== "scalar") {
    const short = content.items.length === 0 ? (content.kind === "map" ? "{}" : "[]") : shortList(content);
    add(short ?? "");
    if (content.items.length === 0) comments(lines, content.tail, inner);
    else if (short === undefined) (content.kind === "map" ? entries : listItems)(lines, content, inner);
    return;
  }
  const block = typeof content.value === "string" ? yamlBlock(content.value) : undefined;
  add(block?.header ?? scalar(content, false));
  for (const line of block?.lines ?? []) lines.push(line === "" ? "" : `${indent}  ${line}`);
}

/** A list of short words that was on one line, as it is in brackets. */
function shortList(content: GroupContent): string | undefined {
  if (
    content.kind !== "list" ||
    !content.inline ||
    !content.items.every(({ content: item }) => item.kind === "scalar")
  ) {
    return undefined;
  }
  if (content.items.some(({ content: item }) => item.kind === "scalar" && String(item.value).includes("\n")))
    return undefined;
  const text = `[${content.items.map(({ content: item }) => scalar(item, true)).join(", ")}]`;
  return text.length <= longestList ? text : undefined;
}

function scalar(content: Content, flow: boolean): string {
  if (content.kind !== "scalar") return "";
  const { value: held, written } = content;
  if (typeof held === "string") return yamlText(held, flow);
  if (typeof held === "number") return written ?? number(held);
  return String(held);
}

function number(held: number): string {
  if (Number.isNaN(held)) return ".nan";
  if (!Number.isFinite(held)) return held > 0 ? ".inf" : "-.inf";
  return Object.is(held, -0) ? "-0" : String(held);
}

function above(lines: string[], { blank, lead }: ItemContent, indent: string): void {
  if (blank && lines.at(-1) !== "") lines.push("");
  comments(lines, lead, indent);
}

function comments(lines: string[], texts: readonly string[], indent: string): void {
  for (const text of texts) lines.push(`${indent}#${text}`);
}
