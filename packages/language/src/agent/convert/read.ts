import { commentsOf } from "../../syntax/comments.ts";
import type { SourceDocument } from "../../syntax/document.ts";
import type { Entry, MapNode, Node, SeqNode } from "../../syntax/tree.ts";
import { toValue } from "../../syntax/value.ts";
import { keyName } from "../../syntax/yaml/keys.ts";
import type { Content, GroupContent, ItemContent } from "./content.ts";

interface Noted {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
  /** Column, if it has a line to itself, else -1. */
  readonly column: number;
}

/** A part of a group, in absolute offsets. */
interface Member {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** Where its value's own text may begin: behind the key. */
  readonly body: number;
  readonly base: number;
  readonly node: Node | null;
  /** Set for a list at the root whose items are pieces of their own. */
  readonly items?: readonly Member[];
}

/** Reads what a well-formed config says, with its comments at the things that they are about. */
export function readContent(source: SourceDocument): GroupContent {
  const reader = new Reader(source);
  const members = source.sections.map((section): Member => {
    const { piece } = section.value ?? section.key;
    const items = section.value
      ? undefined
      : section.items?.map(item => itemMember(item.piece.start, item.start, item.node));
    return {
      key: section.name,
      start: section.start(),
      end: section.end(),
      body: section.key.piece.start + section.key.node.end,
      base: piece.start,
      node: section.value?.node ?? null,
      ...(items && { items }),
    };
  });
  const merged = members.some(({ key }) => key === "<<");
  if (merged && source.root) return plain(toValue(source.root.node)) as GroupContent;
  return reader.root(members);
}

function entryMember(base: number, { key, value, start, end }: Entry): Member {
  return { key: keyName(key), start: base + start, end: base + end, body: base + key.end, base, node: value };
}

function itemMember(base: number, start: number, node: Node | null): Member {
  return {
    key: "",
    start: base + start,
    end: base + Math.max(node?.end ?? 0, start + 1),
    body: base + start,
    base,
    node,
  };
}

class Reader {
  readonly #text: string;
  readonly #noted: Noted[];
  #next = 0;

  constructor(source: SourceDocument) {
    this.#text = source.text;
    this.#noted = [...commentsOf(source)].map(({ start, end, text }) => ({
      start,
      end,
      lines: withoutMarks(text),
      column: columnOf(source.text, start),
    }));
  }

  root(members: readonly Member[]): GroupContent {
    const items = this.#members(members, 0, Number.MAX_SAFE_INTEGER, -1);
    return { kind: "map", items, inline: false, tail: this.#upTo(Number.MAX_SAFE_INTEGER) };
  }

  /** `limit`: where what comes behind the group begins. `outer`: column of what holds the group. */
  #members(members: readonly Member[], from: number, limit: number, outer: number): ItemContent[] {
    const items: ItemContent[] = [];
    let before = from;
    for (const [i, member] of members.entries()) {
      const first = Math.min(this.#noted[this.#next]?.start ?? member.start, member.start);
      const blank = i > 0 && /\n[ \t]*\r?\n|\r[ \t]*\r(?!\n)/.test(this.#text.slice(before, first));
      const lead = this.#upTo(member.start);
      const next = members[i + 1]?.start ?? limit;
      const trail: string[] = [];
      let content = this.#content(member, next, trail, outer);
      const behind = this.#onLine(member.end);
      // Behind a group of several lines they stand below its last item.
      const below = content.kind !== "scalar" && !content.inline && content.items.length > 0;
      if (content.kind !== "scalar" && below) content = { ...content, tail: [...content.tail, ...behind] };
      items.push({ key: member.key, lead, blank, trail: below ? trail : [...trail, ...behind], content });
      before = Math.max(member.end, this.#noted[this.#next - 1]?.end ?? 0);
    }
    return items;
  }

  #content(member: Member, limit: number, trail: string[], outer: number): Content {
    const { base, node, items } = member;
    if (items) return this.#group("list", items, member, limit, trail, outer, false);
    if (!node) return { kind: "scalar", value: null };
    if (node.kind === "alias") return plain(toValue(node));
    if (node.kind === "scalar") {
      const written = typeof node.value === "number" ? this.#text.slice(base + node.start, base + node.end) : undefined;
      return { kind: "scalar", value: node.value, ...(written !== undefined && { written }) };
    }
    if (node.kind === "map" && node.entries.some(({ key }) => key.value === "<<")) return plain(toValue(node));
    return this.#group(
      node.kind === "map" ? "map" : "list",
      membersOf(base, node),
      member,
      limit,
      trail,
      outer,
      node.flow,
    );
  }

  #group(
    kind: "map" | "list",
    members: readonly Member[],
    { body, node, base, end }: Member,
    limit: number,
    trail: string[],
    outer: number,
    flow: boolean,
  ): GroupContent {
    const first = members[0]?.start ?? end;
    trail.push(...this.#onLine(body, first));
    const bracketed = flow || (node === null && this.#text[first - 1] !== undefined && isBracketed(this.#text, body));
    const start = node ? base + node.start : body;
    const close = bracketed ? end : limit;
    const noted = this.#next;
    const column = bracketed ? 0 : columnIn(this.#text, first);
    const items = this.#members(members, body, close, column);
    const tail = bracketed ? this.#upTo(end) : this.#deeper(limit, column, outer);
    const inline = flow && noted === this.#next && trail.length === 0 && !/[\r\n]/.test(this.#text.slice(start, end));
    return { kind, items, inline, tail };
  }

  /** Comments that begin before an offset. */
  #upTo(offset: number): string[] {
    const lines: string[] = [];
    for (let note = this.#noted[this.#next]; note && note.start < offset; note = this.#noted[++this.#next]) {
      lines.push(...note.lines);
    }
    return lines;
  }

  /** Comments on lines of their own that stand in a block's column, and right of what holds it. */
  #deeper(limit: number, column: number, outer: number): string[] {
    const lines: string[] = [];
    for (let note = this.#noted[this.#next]; note && note.start < limit; note = this.#noted[++this.#next]) {
      if (note.column < column || note.column <= outer) break;
      lines.push(...note.lines);
    }
    return lines;
  }

  /** Comments on the line of an offset, with nothing but marks between, before `limit`. */
  #onLine(offset: number, limit = Number.MAX_SAFE_INTEGER): string[] {
    const lines: string[] = [];
    let from = offset;
    for (let note = this.#noted[this.#next]; note && note.start < limit; note = this.#noted[++this.#next]) {
      if (note.start < from || !/^[ \t,:[{|>+-]*[0-9]?[-+ \t]*$/.test(this.#text.slice(from, note.start))) break;
      lines.push(...note.lines);
      from = note.end;
    }
    return lines;
  }
}

function membersOf(base: number, node: MapNode | SeqNode): Member[] {
  if (node.kind === "map") return node.entries.map(entry => entryMember(base, entry));
  return node.items.map((item, i) => itemMember(base, node.starts[i] ?? node.start, item));
}

function isBracketed(text: string, from: number): boolean {
  return /^"?[ \t\r\n]*:?[ \t\r\n]*\[/.test(text.slice(from, from + 200));
}

/** A value that stands for itself: what an alias or a merge key brings. */
function plain(value: unknown): Content {
  if (Array.isArray(value))
    return group(
      "list",
      value.map(item => ["", item]),
    );
  if (typeof value === "object" && value !== null) return group("map", Object.entries(value));
  return { kind: "scalar", value: value as string | number | boolean | null };
}

function group(kind: "map" | "list", entries: readonly (readonly [key: string, value: unknown])[]): GroupContent {
  const items = entries.map(([key, value]) => ({ key, lead: [], blank: false, trail: [], content: plain(value) }));
  return { kind, items, inline: false, tail: [] };
}

/** A comment's lines without `#`, `//`, `/*` and the stars that some put before each line. */
function withoutMarks(text: string): string[] {
  if (text.startsWith("#")) return [text.slice(1)];
  if (text.startsWith("//")) return [text.slice(2)];
  const inner = text.replace(/^\/\*+/, "").replace(/\*+\/$/, "");
  const lines = inner.split(/\r\n|\n|\r/).map(line => line.replace(/^[ \t]*\*?[ \t]*/, " ").trimEnd());
  while (lines.length > 1 && lines[0] === "") lines.shift();
  while (lines.length > 1 && lines.at(-1) === "") lines.pop();
  return lines;
}

function columnIn(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== "\n" && text[at - 1] !== "\r") at--;
  return offset - at;
}

/** -1: something else stands before it on its line. */
function columnOf(text: string, offset: number): number {
  let at = offset;
  while (text[at - 1] === " " || text[at - 1] === "\t") at--;
  return at === 0 || text[at - 1] === "\n" || text[at - 1] === "\r" ? offset - at : -1;
}
