import ts from "typescript";
import type { FlowDocument } from "../document.ts";

/** The innermost node whose text, blanks before it left out, an offset touches; found without recursion. */
export function nodeAt({ tree: { file } }: FlowDocument, offset: number): ts.Node {
  let at: ts.Node = file;
  for (;;) {
    const inner: ts.Node | undefined = ts.forEachChild(at, child =>
      child.getStart(file) <= offset && offset <= child.end && !isEmpty(child) ? child : undefined,
    );
    if (!inner) return at;
    at = inner;
  }
}

/** Where something was expected and is not there the parser makes a node of no length. */
function isEmpty(node: ts.Node): boolean {
  return node.pos === node.end;
}

/** The object that begins and ends where a span does. */
export function objectAt(
  document: FlowDocument,
  span: { readonly start: number; readonly end: number },
): ts.ObjectLiteralExpression | undefined {
  for (let node: ts.Node = nodeAt(document, span.start); ; node = node.parent) {
    if (ts.isObjectLiteralExpression(node)) return node;
    if (!node.parent || node.end > span.end) return undefined;
  }
}

/** The name that a property of an object literal has, as far as it is written out. */
export function propertyName({ name }: ts.ObjectLiteralElementLike): string | undefined {
  if (!name) return undefined;
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;
}

/** The extent of a text without its quotes. */
export function innerSpan(node: ts.Node, file: ts.SourceFile): { readonly start: number; readonly end: number } {
  const start = node.getStart(file);
  return ts.isStringLiteralLike(node)
    ? { start: start + 1, end: Math.max(start + 1, node.end - 1) }
    : { start, end: node.end };
}
