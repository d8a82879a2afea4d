import ts from "typescript";
import type { FlowSpan } from "../model.ts";
import type { Mark, NamesChanged } from "./traits.ts";

/** A parsed file that expressions lie in: the flow's own, whose path is empty, or one that it imports. */
export interface Unit {
  readonly path: string;
  readonly file: ts.SourceFile;
  readonly survey: Survey;
}

/** What is where in a file, each list in the order of the text. */
export interface Found {
  readonly news: readonly ts.NewExpression[];
  readonly calls: readonly ts.CallExpression[];
  readonly identifiers: readonly ts.Identifier[];
  readonly returns: readonly ts.ReturnStatement[];
  readonly marks: readonly Mark[];
}

export interface Survey extends Found, NamesChanged {}

/** An expression and the file in which it stands. */
export interface Expr {
  readonly node: ts.Expression;
  readonly unit: Unit;
  /** Its value where it was reckoned: a sum, a template, a member of an enum. */
  readonly computed?: { readonly of: Primitive };
  /** What it is where its form doesn't show that: the name of a function. */
  readonly odd?: string;
  /** The expression in the flow's own file that led here: a spread. */
  readonly via?: ts.Expression;
}

export type Primitive = string | number | boolean | null | undefined;

/** Why something can't be known: a clause for people. */
export interface Why {
  readonly why: string;
}

export function isWhy<T extends object>(value: T | Why): value is Why {
  return "why" in value;
}

export function spanOf(node: ts.Node, { path, file }: Unit): FlowSpan {
  const end = node.getEnd();
  const start = Math.min(node.getStart(file), end);
  return path === "" ? { start, end } : { start, end, file: path };
}

/** Visits the nodes below one, in order and without recursion, as far as `visit` wants to go down. */
export function walk(root: ts.Node, visit: (node: ts.Node) => boolean): void {
  const stack: ts.Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!visit(node)) continue;
    const first = stack.length;
    ts.forEachChild(node, child => {
      stack.push(child);
    });
    stack.push(...stack.splice(first).reverse());
  }
}

/** What is inside of parentheses, `as`, `satisfies`, `!` and `<T>`, which change no value. */
export function bare(node: ts.Expression): ts.Expression {
  let inner = node;
  while (
    ts.isParenthesizedExpression(inner) ||
    ts.isAsExpression(inner) ||
    ts.isSatisfiesExpression(inner) ||
    ts.isNonNullExpression(inner) ||
    ts.isTypeAssertionExpression(inner)
  )
    inner = inner.expression;
  return inner;
}

/** The outermost expression of which `node` is the bare one. */
export function wrapped(node: ts.Expression): ts.Expression {
  let outer = node;
  while (outer.parent && ts.isExpression(outer.parent) && bare(outer.parent) === bare(node)) outer = outer.parent;
  return outer;
}

/** Nothing is written here yet; the parser has put an empty name in its place. */
export function isMissing(node: ts.Node): boolean {
  return ts.isIdentifier(node) && node.text === "";
}
