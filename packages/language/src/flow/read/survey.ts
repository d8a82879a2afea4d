import ts from "typescript";
import { Noted } from "./traits.ts";
import type { Survey } from "./unit.ts";

/** Goes once over a file: tells each node its parent, and notes what reading wants to find without another search. */
export function surveyOf(file: ts.SourceFile): Survey {
  const news: ts.NewExpression[] = [];
  const calls: ts.CallExpression[] = [];
  const identifiers: ts.Identifier[] = [];
  const returns: ts.ReturnStatement[] = [];
  const noted = new Noted();
  const stack: ts.Node[] = [file];
  let parent: ts.Node = file;
  const push = (child: ts.Node) => {
    (child as { parent: ts.Node }).parent = parent;
    stack.push(child);
  };
  for (let node = stack.pop(); node; node = stack.pop()) {
    switch (node.kind) {
      case ts.SyntaxKind.Identifier:
        identifiers.push(node as ts.Identifier);
        continue;
      case ts.SyntaxKind.NewExpression:
        news.push(node as ts.NewExpression);
        break;
      case ts.SyntaxKind.CallExpression:
        calls.push(node as ts.CallExpression);
        noted.look(node);
        break;
      case ts.SyntaxKind.ReturnStatement:
        returns.push(node as ts.ReturnStatement);
        break;
      default:
        noted.look(node);
    }
    parent = node;
    const first = stack.length;
    ts.forEachChild(node, push);
    // The first child is to come off the stack first.
    for (let a = first, b = stack.length - 1; a < b; a++, b--) {
      const swapped = stack[a] as ts.Node;
      stack[a] = stack[b] as ts.Node;
      stack[b] = swapped;
    }
  }
  return { news, calls, identifiers, returns, assigned: noted.assigned, changed: noted.changed };
}

/** Those of some nodes, in the order of the text, that lie in another one. */
export function within<T extends ts.Node>(nodes: readonly T[], outer: ts.Node): readonly T[] {
  return nodes.slice(firstFrom(nodes, outer.pos), firstFrom(nodes, outer.end));
}

function firstFrom(nodes: readonly ts.Node[], pos: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle]?.pos ?? 0) < pos) low = middle + 1;
    else high = middle;
  }
  return low;
}
