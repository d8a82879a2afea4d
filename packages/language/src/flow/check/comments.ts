import ts from "typescript";
import { codesIn, type Suppression, spokenLine } from "../../agent/check/comments.ts";
import type { FlowDocument } from "../document.ts";

/** The suppress comments of a flow file, code by code. What looks like one inside of a text is none. */
export function suppressionsOf({ text, lines, tree }: FlowDocument): readonly Suppression[] {
  const found: Suppression[] = [];
  const marks = /(?:\/\/+|\/\*+)[ \t]*agentwright-disable-[^\r\n]*/g;
  if (!text.includes("agentwright-disable-")) return found;
  for (const { 0: comment, index } of text.matchAll(marks)) {
    if (!isTrivia(tree.file, index)) continue;
    const here = lines.positionAt(index).line;
    for (const { code, scope, start } of codesIn(comment)) {
      const at = index + start;
      found.push({ code, line: spokenLine(scope, here), start: at, end: at + code.length });
    }
  }
  return found;
}

/** Does an offset lie between tokens, and in none? */
function isTrivia(file: ts.SourceFile, offset: number): boolean {
  let node: ts.Node = file;
  for (;;) {
    const inner: ts.Node | undefined = ts.forEachChild(node, child =>
      child.pos <= offset && offset < child.end ? child : undefined,
    );
    if (!inner) return node === file || node.getStart(file) > offset || !isText(node);
    if (inner.getStart(file) > offset) return true;
    node = inner;
  }
}

function isText(node: ts.Node): boolean {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddleOrTemplateTail(node) ||
    ts.isRegularExpressionLiteral(node) ||
    ts.isJsxText(node)
  );
}
