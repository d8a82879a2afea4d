import type { SourceDocument } from "../../../syntax/document.ts";
import type { Group } from "../../../syntax/groups.ts";
import { plain } from "./flow-scan.ts";
import type { Blocks } from "./yaml-blocks.ts";
import { keyOf, nextLine, type YamlLine, yamlLine } from "./yaml-lines.ts";

/**
 * Where reading may begin to understand the line of an offset: at the top-level key above it, or, in a long list, at
 * the element; the blocks are then as they are there. Content of texts can't be taken for either: it stands deeper.
 */
export function startAbove(source: SourceDocument, offset: number, blocks: Blocks): number {
  const here = lineStart(source.text, offset);
  return isWhole(source) ? startInText(source.text, here, blocks) : startInPieces(source, here, blocks);
}

/** A text that can't be cut, maybe only for now: its tree may be of no use where something is being typed. */
function isWhole({ groups }: SourceDocument): boolean {
  return (groups as readonly Group[])[0]?.pieces[0]?.role === "whole";
}

function startInPieces({ sections, text }: SourceDocument, here: number, blocks: Blocks): number {
  const section = sections.findLast(
    one =>
      one.start() <= here && lineStart(text, one.start()) === one.start() && keyOf(yamlLine(text, one.start()).rest),
  );
  if (!section) return lineStart(text, 0);
  const items = section.items ?? [];
  const index = items.findLastIndex(({ piece, start }) => piece.start + start < here);
  const item = items[index];
  if (!item || index === 0) return section.start();
  const dash = item.piece.start + item.start;
  const line = lineStart(text, dash);
  if (text[dash] !== "-" || text.slice(line, dash).trim() !== "") return section.start();
  blocks.enter(section.name, dash - line, index - 1);
  return line;
}

function startInText(text: string, here: number, blocks: Blocks): number {
  const section = sectionAbove(text, here);
  const key = section && keyOf(section.rest);
  if (!section || !key) return lineStart(text, 0);
  const first = firstContent(text, section.start);
  const column = first.dashes[0];
  if (column === undefined || first.start >= here) return section.start;
  let index = -1;
  let element = first.start;
  const mark = `\n${" ".repeat(column)}-`;
  for (let at = text.indexOf(mark, section.start); at >= 0 && at < here; at = text.indexOf(mark, at + 1)) {
    if (!/\s|^$/.test(text.charAt(at + mark.length))) continue;
    index++;
    element = at + 1;
  }
  if (index <= 0) return section.start;
  blocks.enter(plain(key.token), column, index - 1);
  return element;
}

/** The nearest line, from this one upward, that begins with a key at the margin. */
function sectionAbove(text: string, from: number): YamlLine | undefined {
  for (let start = from; ; start = lineStart(text, start - 1)) {
    if (/[^\s#-]/.test(text.charAt(start))) {
      const line = yamlLine(text, start);
      if (keyOf(line.rest)) return line;
    }
    if (start <= 1) return undefined;
  }
}

/** The first line below a key that has content. */
function firstContent(text: string, key: number): YamlLine {
  let line = yamlLine(text, nextLine(text, key));
  while (line.start < text.length && (line.text.trim() === "" || /^\s*#/.test(line.text))) {
    line = yamlLine(text, nextLine(text, line.start));
  }
  return line;
}

/** Of the first line, behind a byte order mark. */
function lineStart(text: string, offset: number): number {
  const start = offset <= 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  return start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
}

const keyAtMargin = /^("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s#"'[\]{},&*!|>%@`-][^#:\n]*?)[ \t]*:(?=\s|$)/gm;

/** The keys at the margin of a text, but for the line that begins at an offset. */
export function keysAtMargin(source: SourceDocument, butAt: number): string[] {
  const { sections, text } = source;
  if (!isWhole(source)) {
    return sections.filter(section => lineStart(text, section.start()) !== butAt).map(({ name }) => name);
  }
  const found: string[] = [];
  for (const match of text.matchAll(keyAtMargin)) {
    if (match.index !== butAt && match[1] !== undefined) found.push(plain(match[1]));
  }
  return found;
}
