import type { Json } from "@agentwright/protocol";
import ts from "typescript";
import type { FlowSpan, OddPart, OddValue, Static } from "../model.ts";
import { isOddValue, oddly } from "../odd.ts";
import { literal } from "./forms.ts";
import type { Resolver } from "./resolve.ts";
import { bare, type Expr, isWhy, spanOf, type Unit, type Why } from "./unit.ts";

export type AnyValue = Json | undefined | OddValue;

interface Folded {
  readonly of: AnyValue;
  readonly parts: readonly OddPart[];
}

/** Lists and objects in a constant that lie deeper than this are not looked at. */
const deepest = 60;

/** The value of an expression in the words of the model, with what JSON can't hold inside of it. */
export function staticOf(
  resolver: Resolver,
  expr: Expr | Why,
  own: Unit,
  fallback: ts.Node,
): { readonly value: Static<AnyValue>; readonly oddParts: readonly OddPart[] } {
  if (isWhy(expr)) return { value: { known: false, span: spanOf(fallback, own), why: expr.why }, oddParts: [] };
  const span = placeOf(expr, own, fallback);
  const found = resolver.follow(expr);
  if (isWhy(found)) return { value: { known: false, span, why: found.why }, oddParts: [] };
  const folded = fold(resolver, found, 0);
  if (isWhy(folded)) return { value: { known: false, span, why: folded.why }, oddParts: [] };
  const elsewhere = found.unit !== expr.unit || bare(found.node) !== bare(expr.node);
  const source = elsewhere || expr.unit !== own ? { source: spanOf(found.node, found.unit) } : {};
  return { value: { known: true, value: folded.of, span, ...source }, oddParts: folded.parts };
}

/** Where an expression stands in the flow's own file. */
export function placeOf(expr: Expr, own: Unit, fallback: ts.Node): FlowSpan {
  if (expr.unit.path === "") return spanOf(expr.node, own);
  return spanOf(expr.via ?? fallback, own);
}

/** JSON of an expression that was followed to its end. */
function fold(resolver: Resolver, expr: Expr, depth: number): Folded | Why {
  if (depth > deepest) return { why: "a value that nests too deeply" };
  const odd = expr.odd ?? (expr.computed ? oddNumber(expr.computed.of) : oddForm(expr.node));
  if (odd !== undefined)
    return { of: oddly(odd), parts: depth === 0 ? [] : [{ odd, span: spanOf(expr.node, expr.unit) }] };
  const value = expr.computed ?? literal(expr.node);
  if (value) {
    const parts = value.of === undefined && depth > 0 ? [{ odd: "undefined", span: spanOf(expr.node, expr.unit) }] : [];
    return { of: value.of, parts };
  }
  const object = resolver.members(expr);
  if (object) {
    if (object.open) return { why: object.open.why };
    const entries: (readonly [string, AnyValue])[] = [];
    const parts: OddPart[] = [];
    for (const { name, value: member } of object.members) {
      const inner = isWhy(member) ? member : foldNext(resolver, member, depth);
      if (isWhy(inner)) return inner;
      entries.push([name, inner.of]);
      parts.push(...inner.parts);
    }
    return together(entries, parts, withoutUndefined, "an object");
  }
  const list = resolver.elements(expr);
  if (!list) return { why: "a value that is not read" };
  if (list.open) return { why: list.open.why };
  const entries: (readonly [string, AnyValue])[] = [];
  const parts: OddPart[] = [];
  for (const [index, item] of list.items.entries()) {
    const inner = foldNext(resolver, item, depth);
    if (isWhy(inner)) return inner;
    entries.push([String(index), inner.of]);
    parts.push(...inner.parts);
  }
  return together(entries, parts, pairs => pairs.map(([, of]) => of ?? null), "a list");
}

function foldNext(resolver: Resolver, expr: Expr, depth: number): Folded | Why {
  const found = resolver.follow(expr);
  return isWhy(found) ? found : fold(resolver, found, depth + 1);
}

/** A list or an object of its parts; odd itself if one of them is. */
function together(
  entries: readonly (readonly [string, AnyValue])[],
  parts: readonly OddPart[],
  make: (pairs: readonly (readonly [string, Json | undefined])[]) => Json,
  what: string,
): Folded {
  const pairs: (readonly [string, Json | undefined])[] = [];
  for (const [name, of] of entries) {
    if (isOddValue(of)) return { of: oddly(`${what} with ${inner(of)}`), parts };
    pairs.push([name, of]);
  }
  return { of: make(pairs), parts };
}

function withoutUndefined(pairs: readonly (readonly [string, Json | undefined])[]): Json {
  return Object.fromEntries(pairs.flatMap(([name, of]) => (of === undefined ? [] : [[name, of] as const])));
}

function inner({ odd }: OddValue): string {
  return odd.replace(/^(?:an object|a list) with /, "");
}

function oddNumber(value: unknown): string | undefined {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : undefined;
}

/** What a person would call a value that JSON can't hold. */
function oddForm(node: ts.Expression): string | undefined {
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return "a function";
  if (ts.isClassExpression(node)) return "a class";
  if (ts.isBigIntLiteral(node)) return "a bigint";
  if (ts.isRegularExpressionLiteral(node)) return "a regular expression";
  if (ts.isNewExpression(node) && ts.isIdentifier(node.expression)) {
    const name = node.expression.text;
    return `${/^[AEIO]/.test(name) ? "an" : "a"} ${name}`;
  }
  return undefined;
}
