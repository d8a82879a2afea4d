import type { Located, Piece, Section, SourceDocument } from "./document.ts";
import { type Group, groupsOf, textOf } from "./groups.ts";
import { jsonParts } from "./json/parts.ts";
import { Lines } from "./lines.ts";
import type { Part } from "./pieces.ts";
import { listFrom, sectionNamed, sectionsIn, sectionsOf } from "./sections.ts";
import type { Syntax } from "./tree.ts";
import { yamlParts } from "./yaml/parts.ts";

/** Parses a text. Never throws: what isn't well-formed is in the pieces' problems, and the tree is whole around it. */
export function parseSource(text: string, syntax: Syntax): SourceDocument {
  return new ParsedDocument(text, syntax, new Lines(text), readGroups(text, syntax), {});
}

/** All of a text, read from scratch. */
export function readGroups(text: string, syntax: Syntax): Group[] {
  return groupsOf(syntax === "yaml" ? yamlParts(text) : jsonParts(text, syntax), text);
}

/** A document over the groups of its text. What is rarely asked for is made when it is. */
export class ParsedDocument implements SourceDocument {
  readonly length: number;
  readonly syntax: Syntax;
  readonly lines: Lines;
  readonly groups: readonly Group[];
  readonly lineage: object;
  readonly root: Located | null;
  readonly notAMap: SourceDocument["notAMap"];
  #text: string | null;
  readonly #named = new Map<string, Section | undefined>();
  #pieces: readonly Part[] | undefined;
  #sections: readonly Section[] | undefined;

  /** `text` null: that of the groups together. */
  constructor(text: string | null, syntax: Syntax, lines: Lines, groups: readonly Group[], lineage: object) {
    const last = groups.at(-1);
    this.#text = text;
    this.length = text?.length ?? (last ? last.start + last.length : 0);
    this.syntax = syntax;
    this.lines = lines;
    this.groups = groups;
    this.lineage = lineage;
    const first = groups[0]?.pieces[0];
    const whole = first?.role === "whole" ? first : undefined;
    this.root = whole?.root ? { piece: whole, node: whole.root } : null;
    if (this.root && this.root.node.kind !== "map") {
      this.notAMap = {
        start: this.root.piece.start + this.root.node.start,
        end: this.root.piece.start + this.root.node.end,
      };
    } else {
      const isEmpty = !this.root && (syntax === "yaml" || whole) && groups.every(group => group.rootless);
      this.notAMap = isEmpty ? { start: 0, end: 0 } : null;
    }
  }

  get text(): string {
    this.#text ??= textOf(this.groups);
    return this.#text;
  }

  get pieces(): readonly Piece[] {
    this.#pieces ??= this.groups.flatMap(group => group.pieces);
    return this.#pieces;
  }

  get sections(): readonly Section[] {
    this.#sections ??= sectionsOf(this.groups);
    return this.#sections;
  }

  sectionNamed(name: string): Section | undefined {
    if (!this.#named.has(name)) this.#named.set(name, sectionNamed(this.groups, name));
    return this.#named.get(name);
  }

  sectionsIn(group: number): readonly Section[] {
    return sectionsIn(this.groups, group);
  }

  listFrom(group: number): Section | undefined {
    return listFrom(this.groups, group);
  }
}

/** Which syntax a file of this name is in, if it is an agent config's name. */
export function syntaxOf(fileName: string): Syntax | undefined {
  if (/\.agent\.ya?ml$/i.test(fileName)) return "yaml";
  if (/\.agent\.json$/i.test(fileName)) return "json";
  if (/\.agent\.jsonc$/i.test(fileName)) return "jsonc";
  return undefined;
}

/** The parts of a document, which its `pieces` are. */
export function partsOf(doc: SourceDocument): readonly Part[] {
  return doc.pieces as readonly Part[];
}
