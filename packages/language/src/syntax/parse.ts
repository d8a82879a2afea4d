import type { SourceDocument } from "./document.ts";
import { jsonParts } from "./json/parts.ts";
import { Lines } from "./lines.ts";
import type { Part } from "./pieces.ts";
import { sectionsOf } from "./sections.ts";
import type { Syntax } from "./tree.ts";
import { yamlParts } from "./yaml/parts.ts";

/** Parses a text. Never throws: what isn't well-formed is in the pieces' problems, and the tree is whole around it. */
export function parseSource(text: string, syntax: Syntax): SourceDocument {
  const parts = syntax === "yaml" ? yamlParts(text) : jsonParts(text, syntax);
  return documentOf(text, syntax, new Lines(text), parts, []);
}

/** A document over the parts of its text; sections of the document before it are kept where nothing changed. */
export function documentOf(
  text: string,
  syntax: Syntax,
  lines: Lines,
  parts: readonly Part[],
  before: SourceDocument["sections"],
): SourceDocument {
  const whole = parts.find(part => part.role === "whole");
  const root = whole?.root ? { piece: whole, node: whole.root } : null;
  const sections = sectionsOf(parts, before);
  let notAMap: SourceDocument["notAMap"] = null;
  if (root && root.node.kind !== "map") {
    notAMap = { start: root.piece.start + root.node.start, end: root.piece.start + root.node.end };
  } else if (
    !root &&
    (syntax === "yaml" || whole) &&
    parts.every(part => part.role === "gap" || part.role === "whole")
  ) {
    notAMap = { start: 0, end: 0 };
  }
  return { text, syntax, lines, sections, pieces: parts, root, notAMap };
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
