import ts from "typescript";
import type { FlowSpan, HandlerResult, HandlerUse, OddPart } from "../model.ts";
import { literal } from "./forms.ts";
import type { Resolver } from "./resolve.ts";
import { declarationOf } from "./scopes.ts";
import { within } from "./survey.ts";
import { bare, isWhy, spanOf, type Unit, walk, wrapped } from "./unit.ts";

type Handler = ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration;

/** The function that handles a step, if it is written in the flow's own file. */
export function handlerOf(node: ts.Expression): Handler | undefined {
  let at = bare(node);
  for (let hops = 0; ts.isIdentifier(at) && hops < 10; hops++) {
    const declaration = declarationOf(at.text, at);
    if (!declaration) return undefined;
    if (ts.isFunctionDeclaration(declaration)) return declaration;
    if (!ts.isVariableDeclaration(declaration) || !declaration.initializer) return undefined;
    at = bare(declaration.initializer);
  }
  return ts.isArrowFunction(at) || ts.isFunctionExpression(at) ? at : undefined;
}

/** Where a handler names what its first parameter holds: destructured names, `deps.x`, `deps["x"]`. */
export function usesIn(handler: Handler, own: Unit): readonly HandlerUse[] {
  const [first] = handler.parameters;
  if (!first) return [];
  const uses: HandlerUse[] = [];
  if (ts.isObjectBindingPattern(first.name)) fromPattern(first.name, handler, own, uses);
  else if (ts.isIdentifier(first.name)) fromName(first.name, handler, own, uses);
  return uses;
}

function fromPattern(pattern: ts.ObjectBindingPattern, handler: ts.Node, own: Unit, uses: HandlerUse[]): void {
  for (const element of pattern.elements) {
    if (element.dotDotDotToken) continue;
    const name = element.propertyName ?? element.name;
    const read = element.initializer ? undefined : readOf(element.name, handler, own);
    if (ts.isIdentifier(name)) {
      if (name.text === "") continue;
      const kind = element.propertyName ? "property" : "shorthand";
      uses.push({ slug: name.text, span: spanOf(name, own), kind, ...(read && { read }) });
    } else if (ts.isStringLiteralLike(name)) {
      uses.push({ slug: name.text, span: inQuotes(name, own), kind: "property", ...(read && { read }) });
    }
  }
}

function fromName(name: ts.Identifier, handler: Handler, own: Unit, uses: HandlerUse[]): void {
  if (!handler.body) return;
  for (const node of within(own.survey.identifiers, handler.body)) {
    if (node.text !== name.text || !means(node, name)) continue;
    const outer = wrapped(node);
    const { parent } = outer;
    if (!parent) continue;
    if (ts.isPropertyAccessExpression(parent) && parent.expression === outer && ts.isIdentifier(parent.name)) {
      if (parent.name.text === "") continue;
      const read = readAt(parent, handler, own);
      uses.push({ slug: parent.name.text, span: spanOf(parent.name, own), kind: "access", ...(read && { read }) });
    } else if (ts.isElementAccessExpression(parent) && parent.expression === outer) {
      const key = bare(parent.argumentExpression);
      if (!ts.isStringLiteralLike(key)) continue;
      const read = readAt(parent, handler, own);
      uses.push({ slug: key.text, span: inQuotes(key, own), kind: "element", ...(read && { read }) });
    } else if (
      ts.isVariableDeclaration(parent) &&
      parent.initializer === outer &&
      ts.isObjectBindingPattern(parent.name) &&
      handler.body
    ) {
      fromPattern(parent.name, handler.body, own, uses);
    }
  }
}

/** Is a name used as a value, and does it mean this parameter and no inner one? */
function means(node: ts.Identifier, parameter: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return false;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return false;
  const declaration = declarationOf(node.text, node);
  return declaration !== undefined && "name" in declaration && declaration.name === parameter;
}

/** The place where a destructured name is read from without a `?.`. */
function readOf(name: ts.BindingName, handler: ts.Node, own: Unit): FlowSpan | undefined {
  if (!ts.isIdentifier(name)) return spanOf(name, own);
  for (const node of within(own.survey.identifiers, handler)) {
    const read = node.text === name.text && node !== name && means(node, name) ? readAt(node, handler, own) : undefined;
    if (read) return read;
  }
  return undefined;
}

/** `x.y` and `x[y]` of a value `x`, if nothing was asked about `x` before. */
function readAt(value: ts.Expression, handler: ts.Node, own: Unit): FlowSpan | undefined {
  const outer = wrapped(value);
  const { parent } = outer;
  if (!parent || isGuarded(outer, handler)) return undefined;
  const reads =
    (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) && parent.expression === outer;
  return reads && !parent.questionDotToken ? spanOf(value, own) : undefined;
}

/** Does something around it look at whether a value is there? Any condition counts: rather too quiet than wrong. */
function isGuarded(node: ts.Node, handler: ts.Node): boolean {
  for (let at = node; at.parent && at !== handler; at = at.parent) {
    const { parent } = at;
    if (ts.isIfStatement(parent) || ts.isConditionalExpression(parent)) return true;
    if (ts.isBinaryExpression(parent) && isLogical(parent.operatorToken.kind)) return true;
    if (ts.isTryStatement(parent)) return true;
    if (ts.isBlock(parent) && parent.statements.some(one => one.pos < at.pos && ts.isIfStatement(one))) return true;
  }
  return false;
}

function isLogical(kind: ts.SyntaxKind): boolean {
  return kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken;
}

function inQuotes(node: ts.StringLiteralLike, own: Unit): FlowSpan {
  const { start, end } = spanOf(node, own);
  return { start: Math.min(start + 1, end), end: Math.max(start, end - 1) };
}

/** What a handler returns, where each of its answers has the same, plain form. */
export function resultOf(handler: Handler, resolver: Resolver, own: Unit): HandlerResult | undefined {
  const { body } = handler;
  if (!body || handler.asteriskToken) return undefined;
  const answers = ts.isBlock(body) ? returnsOf(handler, own) : [body];
  let result: HandlerResult | undefined;
  for (const answer of answers) {
    const kind = kindOf(answer, resolver, own);
    if (!kind || (result && result.kind !== kind.kind)) return undefined;
    result ??= kind;
  }
  return result;
}

/** All expressions that a function returns, those of inner functions left out. */
function returnsOf(handler: Handler, own: Unit): readonly ts.Expression[] {
  return within(own.survey.returns, handler).flatMap(node => {
    let at: ts.Node = node;
    while (at !== handler && !(at !== node && ts.isFunctionLike(at))) at = at.parent;
    return at === handler && node.expression ? [node.expression] : [];
  });
}

function kindOf(node: ts.Expression, resolver: Resolver, own: Unit): HandlerResult | undefined {
  const span = spanOf(node, own);
  const found = resolver.follow({ node, unit: own });
  if (isWhy(found)) {
    const text = ts.isTemplateExpression(bare(node));
    return text ? { kind: "text", span, oddParts: [] } : undefined;
  }
  if (ts.isArrayLiteralExpression(found.node))
    return { kind: "list", span, oddParts: found.unit === own ? oddIn(found.node, own) : [] };
  if (ts.isObjectLiteralExpression(found.node))
    return { kind: "object", span, oddParts: found.unit === own ? oddIn(found.node, own) : [] };
  const value = found.computed ?? literal(found.node);
  const odd = notJson(found.node);
  if (odd !== undefined) return { kind: "object", span, oddParts: [{ odd, span }] };
  if (!value) return undefined;
  if (value.of === undefined) return undefined;
  if (value.of === null) return { kind: "null", span, oddParts: [] };
  const kinds = { string: "text", number: "number", boolean: "boolean" } as const;
  const kind = kinds[typeof value.of as keyof typeof kinds];
  return { kind, span, oddParts: [] };
}

/** What in a list or an object, as it is written, is no JSON for certain. */
function oddIn(whole: ts.Expression, own: Unit): readonly OddPart[] {
  const parts: OddPart[] = [];
  walk(whole, node => {
    const odd = notJson(node);
    if (odd !== undefined) parts.push({ odd, span: spanOf(node, own) });
    return odd === undefined && isStructure(node);
  });
  return parts;
}

function isStructure(node: ts.Node): boolean {
  return ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node) || ts.isPropertyAssignment(node);
}

function notJson(node: ts.Node): string | undefined {
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isMethodDeclaration(node)) return "a function";
  if (ts.isBigIntLiteral(node)) return "a bigint";
  if (
    ts.isNewExpression(node) &&
    ts.isIdentifier(node.expression) &&
    /^(?:Date|Map|Set|WeakMap)$/.test(node.expression.text)
  )
    return `a ${node.expression.text}`;
  return undefined;
}
