import type { SourceDocument } from "../../../syntax/document.ts";
import { sourceOffset } from "../../../syntax/offset.ts";
import type { Node, ScalarNode } from "../../../syntax/tree.ts";
import { placeholdersIn } from "../../rules/lib/placeholders.ts";
import { apiKeys } from "../../spec/api-keys.ts";
import { mcpServers, prompts } from "../../spec/parts.ts";
import { tools } from "../../spec/tools.ts";
import type { ResolvedSpec } from "../describe-shape.ts";
import { type PlacedPiece, readPiece } from "../pieces.ts";
import { isSwitchedOff } from "../switched-off.ts";
import { modifierBits, type TokenModifier, type TokenType, typeNumber } from "./legend.ts";

/** A token of one line, in offsets of its piece. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly type: number;
  readonly modifiers: number;
}

const tool = tools.of.fields;
const parameter = tool.parameters.of.fields;
const prompt = prompts.of.fields;
const server = mcpServers.of.fields;
/** What goes out with a request, and what names secrets. */
const requests: ReadonlySet<ResolvedSpec> = new Set([
  tool.http.fields.url,
  tool.http.fields.headers.of,
  tool.http.fields.body,
  apiKeys.of,
]);
const secret = /\$\{secret:[A-Za-z_]\w*\}/g;
const references: ReadonlySet<string | undefined> = new Set(["path", "agent-path", "flow", "host"]);

/**
 * What the colours of a piece's syntax can't tell: keys that the format knows, values of choices, names that are
 * declared, `{{placeholders}}` and secrets. In order, none touching another.
 */
export function tokensOfPiece(source: SourceDocument, placed: PlacedPiece): readonly Token[] {
  const { piece } = placed;
  const { text } = piece;
  const found: Token[] = [];
  const add = (from: number, to: number, type: TokenType, ...modifiers: TokenModifier[]): void => {
    if (to > from && !/[\r\n]/.test(text.slice(from, to))) {
      found.push({ start: from, end: to, type: typeNumber(type), modifiers: modifierBits(modifiers) });
    }
  };
  const whole = (node: ScalarNode, type: TokenType, ...modifiers: TokenModifier[]): void => {
    const quote = node.style === "single" || node.style === "double" ? 1 : 0;
    const closed = quote === 1 && node.end - node.start > 1 && /["']/.test(text[node.end - 1] ?? "");
    add(node.start + quote, node.end - (closed ? 1 : 0), type, ...modifiers);
  };
  const part = (node: ScalarNode, from: number, to: number, type: TokenType, ...modifiers: TokenModifier[]): void => {
    const at = (index: number) => sourceOffset(source, { piece, node }, index) - piece.start;
    add(at(from), at(to), type, ...modifiers);
  };

  const value = (node: Node, spec: ResolvedSpec | undefined, owner: Node | undefined): void => {
    if (node.kind !== "scalar" || !spec) return;
    if (spec.kind === "choice") {
      if (Object.hasOwn(spec.values, String(node.value))) whole(node, "enumMember", "readonly");
      return;
    }
    if (typeof node.value !== "string") return;
    if (spec === tool.name) whole(node, "function", "declaration");
    else if (spec === parameter.name) whole(node, "parameter", "declaration");
    else if (spec === prompt.variables.of) whole(node, "variable", "declaration");
    else if (spec === server.name && isSwitchedOff(owner)) whole(node, "string", "deprecated");
    else if (spec.kind === "text" && references.has(spec.role)) whole(node, "string");
    else if (spec === prompt.content) inText(node, node.value, "variable");
    else if (requests.has(spec)) inText(node, node.value, "parameter");
  };
  const inText = (node: ScalarNode, told: string, named: TokenType): void => {
    if (told.includes("{{")) {
      for (const { start, end } of placeholdersIn(told)) part(node, start, end, named);
    }
    if (!told.includes("${")) return;
    for (const match of told.matchAll(secret)) {
      part(node, match.index, match.index + match[0].length, "macro", "readonly");
    }
  };

  readPiece(placed, {
    key: (key, spec, top) => {
      if (spec) whole(key, top ? "namespace" : "property");
    },
    value,
  });
  // Where a half-typed text made a strange tree, nothing may be said twice.
  let end = 0;
  return found
    .sort((a, b) => a.start - b.start)
    .filter(token => {
      const free = token.start >= end;
      if (free) end = token.end;
      return free;
    });
}
