import ts from "typescript";
import { codesIn, type Suppression, spokenLine } from "../../agent/check/comments.ts";
import type { FlowDocument } from "../document.ts";

/** The suppress comments of a flow file, code by code. What looks like one inside of a text is none. */
export function suppressionsOf(document: FlowDocument): readonly Suppression[] {
  const { text, lines } = document;
  const found: Suppression[] = [];
  if (!text.includes("agentwright-disable-")) return found;
  for (const { 0: comment, index } of text.matchAll(/(?:\/\/+|\/\*+)[ \t]*agentwright-disable-[^\r\n]*/g)) {
    if (!isBetweenTokens(document, index + 1)) continue;
    const here = lines.positionAt(index).line;
    for (const { code, scope, start } of codesIn(comment)) {
      const at = index + start;
      found.push({ code, line: spokenLine(scope, here), start: at, end: at + code.length });
    }
  }
  return found;
}

/** Does an offset lie in no text, so that a comment may stand there? The beginning of a token counts too. */
export function isBetweenTokens({ tree: { file } }: Pick<FlowDocument, "tree">, offset: number): boolean {
  let node: ts.Node = file;
  for (;;) {
    const inner: ts.Node | undefined = ts.forEachChild(node, child =>
      child.pos <= offset && offset < child.end ? child : undefined,
    );
    if (!inner) return !isText(node) || node.getStart(file) >= offset;
    if (inner.getStart(file) >= offset) return true;
    node = inner;
  }
}

/** Tokens that may hold anything, line breaks and slashes among it. */
function isText(node: ts.Node): boolean {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddleOrTemplateTail(node) ||
    ts.isRegularExpressionLiteral(node) ||
    ts.isJsxText(node)
  );
}
