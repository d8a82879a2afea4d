import ts from "typescript";
import { changedBy, Noted } from "./traits.ts";
import type { Found, Survey } from "./unit.ts";

export function surveyOf(file: ts.SourceFile): Survey {
  return withNames(found([file]));
}

/** Goes once over some nodes: tells all below their parents, and notes what reading wants to find without another search. */
export function found(roots: readonly ts.Node[]): Found {
  const news: ts.NewExpression[] = [];
  const calls: ts.CallExpression[] = [];
  const identifiers: ts.Identifier[] = [];
  const returns: ts.ReturnStatement[] = [];
  const noted = new Noted();
  const stack: ts.Node[] = [...roots].reverse();
  let parent: ts.Node;
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
  return { news, calls, identifiers, returns, marks: noted.marks };
}

export function withNames(all: Found): Survey {
  return { ...all, ...changedBy(all.marks) };
}

/** Those of some nodes, in the order of the text, that lie in another one. */
export function within<T extends ts.Node>(nodes: readonly T[], outer: ts.Node): readonly T[] {
  return nodes.slice(firstFrom(nodes, outer.pos), firstFrom(nodes, outer.end));
}

/** The index of the first of some nodes, in the order of the text, that begins at an offset or behind it. */
export function firstFrom(nodes: readonly { readonly pos: number }[], pos: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle]?.pos ?? 0) < pos) low = middle + 1;
    else high = middle;
  }
  return low;
}
