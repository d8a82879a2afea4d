import ts from "typescript";
import { bare, type Expr, type Primitive, type Unit, type Why } from "./unit.ts";

/** The value of a literal that is no list and no object. */
export function literal(node: ts.Expression): { readonly of: Primitive } | undefined {
  if (ts.isStringLiteralLike(node)) return { of: node.text };
  if (ts.isNumericLiteral(node)) return { of: Number(node.text) };
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword:
      return { of: true };
    case ts.SyntaxKind.FalseKeyword:
      return { of: false };
    case ts.SyntaxKind.NullKeyword:
      return { of: null };
    case ts.SyntaxKind.VoidExpression:
      return { of: undefined };
    default:
      return undefined;
  }
}

/** `a.b.c`, if it is made of names alone. */
export function dotted(node: ts.Expression): string | undefined {
  const names: string[] = [];
  let at = bare(node);
  while (ts.isPropertyAccessExpression(at)) {
    names.unshift(at.name.text);
    at = bare(at.expression);
  }
  if (ts.isMetaProperty(at)) names.unshift("import.meta");
  else if (ts.isIdentifier(at)) names.unshift(at.text);
  else return undefined;
  return names.join(".");
}

/** What the statement that an import is part of names. */
export function specifierOf(declaration: ts.Node): string | undefined {
  let node: ts.Node | undefined = declaration;
  while (node && !ts.isImportDeclaration(node)) node = node.parent;
  return node && ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : undefined;
}

export function memberValue(
  property: Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>,
  unit: Unit,
  via?: ts.Expression,
): Expr | Why {
  const own = via ? { via } : {};
  if (ts.isPropertyAssignment(property)) return { ...own, node: property.initializer, unit };
  if (ts.isShorthandPropertyAssignment(property)) return { ...own, node: property.name, unit };
  if (ts.isMethodDeclaration(property) && ts.isIdentifier(property.name))
    return { ...own, node: property.name, unit, odd: "a function" };
  return { why: "a value that a getter gives" };
}

export function nameIn({ name }: ts.BindingElement): ts.PropertyName {
  return ts.isIdentifier(name) ? name : ts.factory.createIdentifier("");
}

/** Some expression in a module that is followed on: only the module itself matters. */
export function placeholder({ unit }: { readonly unit: Unit }): ts.Expression {
  const [first] = unit.file.statements;
  return first && ts.isExpressionStatement(first) ? first.expression : ts.factory.createIdentifier("");
}
