import type { SourceDocument } from "../document.ts";
import { problemsOf } from "../problems.ts";
import type { Entry, Node } from "../tree.ts";

/** A document as people read it: one line for each key or item with its value, then a line for each problem. */
export function outline(doc: SourceDocument): string {
  const lines: string[] = [];
  if (doc.root && doc.root.node.kind !== "map") write(lines, doc.root.node, "", "the whole text");
  else if (doc.notAMap) lines.push("nothing");
  for (const section of doc.sections) {
    if (section.value || !section.items) writeEntry(lines, section.entry, "");
    else {
      lines.push(`${section.name}: list`);
      for (const item of section.items) write(lines, item.node, "  ", "-");
    }
  }
  for (const { kind, start, end } of problemsOf(doc)) {
    const { line, character } = doc.lines.positionAt(start);
    lines.push(`! ${kind} at ${line + 1}:${character + 1} ${JSON.stringify(doc.text.slice(start, end))}`);
  }
  return lines.join("\n");
}

function writeEntry(lines: string[], entry: Entry, indent: string): void {
  write(lines, entry.value, indent, `${entry.key.value}:`);
}

function write(lines: string[], node: Node | null, indent: string, label: string): void {
  const marks = [
    node?.anchor === undefined ? "" : ` &${node.anchor}`,
    node?.tag === undefined ? "" : ` ${node.tag}`,
  ].join("");
  if (!node) lines.push(`${indent}${label} (empty)`);
  else if (node.kind === "scalar") lines.push(`${indent}${label}${marks} ${shown(node.value)}`);
  else if (node.kind === "alias") lines.push(`${indent}${label} *${node.name}${node.target ? "" : " (leads nowhere)"}`);
  else if (node.kind === "map") {
    lines.push(`${indent}${label}${marks} map`);
    for (const entry of node.entries) writeEntry(lines, entry, `${indent}  `);
  } else {
    lines.push(`${indent}${label}${marks} list`);
    for (const item of node.items) write(lines, item, `${indent}  `, "-");
  }
}

function shown(value: string | number | boolean | null): string {
  return typeof value === "number" ? String(value) : JSON.stringify(value);
}
