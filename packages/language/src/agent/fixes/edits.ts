import type { Json } from "@agentwright/protocol";
import type { Node, Path, SourceDocument, TextEdit } from "../../syntax/index.ts";
import { find, locate } from "../../syntax/index.ts";
import { block, inline, plainOrQuoted } from "./format.ts";
import { breakOf, dashOf, endOfLine, indentOf, isFlowRoot, newLine, removeBetween, startOfLine } from "./lines.ts";

/** Puts another value where a path points; quotes stay as they were. */
export function setValue(document: SourceDocument, path: Path, value: Json): readonly TextEdit[] {
  const span = locate(document, path, "value");
  const node = find(document, path)?.node;
  if (!span || !node) return [];
  const json = document.syntax !== "yaml" || (node.kind === "scalar" && node.style === "double");
  const flow = isInFlow(document, path);
  const text = json || typeof value !== "string" ? inline(value, json) : plainOrQuoted(value, flow);
  const single = node.kind === "scalar" && node.style === "single" && typeof value === "string" && !value.includes("'");
  return [{ start: span.start, end: span.end, text: single ? `'${value}'` : text }];
}

/** Gives a key another name. */
export function renameKey(document: SourceDocument, path: Path, name: string): readonly TextEdit[] {
  const span = locate(document, path, "key");
  if (!span) return [];
  const quoted = /["']/.test(document.text[span.start] ?? "");
  return [{ ...span, text: quoted ? JSON.stringify(name) : name }];
}

/** Adds a field behind the last one of a map; `[]` is the config itself. */
export function insertField(document: SourceDocument, path: Path, key: string, value: Json): readonly TextEdit[] {
  if (path.length === 0) return insertSection(document, key, value);
  const found = find(document, path);
  if (found?.node?.kind !== "map") return [];
  const { node, piece } = found;
  const first = node.entries[0];
  const last = node.entries.at(-1);
  if (!first || !last) {
    const text =
      document.syntax === "yaml" ? `{ ${inline({ [key]: value }, false).slice(2)}` : inline({ [key]: value }, true);
    return [{ start: piece.start + node.start, end: piece.start + node.end, text }];
  }
  const firstAt = piece.start + first.start;
  const lastEnd = piece.start + last.end;
  if (node.flow) return [insertInFlow(document, piece.start + node.start, firstAt, lastEnd, key, value)];
  const indent = " ".repeat(document.lines.positionAt(firstAt).character);
  const at = endOfLine(document, lastEnd);
  return [newLine(document, at, `${indent}${block(key, value, indent)}`)];
}

function insertSection(document: SourceDocument, key: string, value: Json): readonly TextEdit[] {
  const first = document.sections[0];
  const last = document.sections.at(-1);
  if (!first || !last) return [];
  if (isFlowRoot(document)) {
    const open = document.text.indexOf("{");
    return [insertInFlow(document, open, first.start(), last.end(), key, value)];
  }
  const at = endOfLine(document, last.end());
  return [newLine(document, at, block(key, value, ""))];
}

function insertInFlow(
  document: SourceDocument,
  open: number,
  first: number,
  end: number,
  key: string,
  value: Json,
): TextEdit {
  const json = document.syntax !== "yaml";
  const field = `${json ? JSON.stringify(key) : key}: ${inline(value, json)}`;
  const ownLine = document.lines.positionAt(open).line !== document.lines.positionAt(first).line;
  return {
    start: end,
    end,
    text: ownLine ? `,${breakOf(document)}${indentOf(document, first)}${field}` : `, ${field}`,
  };
}

/** Adds an element to a list; makes the list if there is none. */
export function appendItem(document: SourceDocument, path: Path, value: Json): readonly TextEdit[] {
  const span = locate(document, path, "value");
  const node = find(document, path)?.node;
  const key = path.at(-1);
  if (!span || !node) return typeof key === "string" ? insertField(document, path.slice(0, -1), key, [value]) : [];
  const json = document.syntax !== "yaml";
  if (node.kind !== "seq") return [];
  const last = node.items.length > 0 ? locate(document, [...path, node.items.length - 1], "value") : undefined;
  const first = node.items.length > 0 ? locate(document, [...path, 0], "value") : undefined;
  if (!first || !last) return [{ ...span, text: `[${inline(value, json)}]` }];
  if (!node.flow) {
    const at = endOfLine(document, last.end);
    const indent = " ".repeat(document.lines.positionAt(dashOf(document, first.start)).character);
    const text = typeof value === "string" ? plainOrQuoted(value, false) : inline(value, false);
    return [newLine(document, at, `${indent}- ${text}`)];
  }
  const ownLine = document.lines.positionAt(span.start).line !== document.lines.positionAt(first.start).line;
  const gap = ownLine ? `${breakOf(document)}${indentOf(document, first.start)}` : " ";
  const text = `,${gap}${inline(value, json)}`;
  return [{ start: last.end, end: last.end, text }];
}

/** Takes a field or an element out, with its line or its comma; the last element takes its list with it. */
export function remove(document: SourceDocument, path: Path): readonly TextEdit[] {
  const last = path.at(-1);
  const parentPath = path.slice(0, -1);
  const parent: Node | null | undefined = parentPath.length > 0 ? find(document, parentPath)?.node : undefined;
  const flow = parent && (parent.kind === "map" || parent.kind === "seq") ? parent.flow : isFlowRoot(document);
  const count =
    parent?.kind === "map" ? parent.entries.length : parent?.kind === "seq" ? parent.items.length : Infinity;
  if (count === 1 && !flow && parentPath.length > 0) return remove(document, parentPath);
  const span = typeof last === "number" ? locate(document, path, "value") : locate(document, path, "entry");
  if (!span) return [];
  if (flow) return [removeBetween(document, span.start, span.end)];
  const start = typeof last === "number" ? dashOf(document, span.start) : span.start;
  const before = document.text.slice(startOfLine(document, start), start);
  if (before.trim() === "") {
    const from = startOfLine(document, start);
    const to = document.lines.start(document.lines.positionAt(span.end).line + 1);
    const atEnd = to >= document.text.length && !/[\r\n]$/.test(document.text.slice(from, to));
    return [{ start: atEnd ? Math.max(0, from - 1) : from, end: to, text: "" }];
  }
  const rest = /^[^\n]*\n[ ]*/.exec(document.text.slice(span.end));
  return [{ start, end: span.end + (rest?.[0].length ?? 0), text: "" }];
}

/** Does a path lead into `{…}` or `[…]`? */
export function isInFlow(document: SourceDocument, path: Path): boolean {
  for (let i = path.length - 1; i > 0; i--) {
    const node = find(document, path.slice(0, i))?.node;
    if (node?.kind === "map" || node?.kind === "seq") return node.flow;
  }
  return isFlowRoot(document);
}
