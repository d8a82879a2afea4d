import ts from "typescript";
import type { Traits } from "./unit.ts";
import { bare, walk } from "./unit.ts";

const changing = new Set(["push", "pop", "shift", "unshift", "splice", "sort", "reverse", "fill", "copyWithin"]);

/** Which names of a file are assigned again or changed in place. */
export function traitsOf(file: ts.SourceFile): Traits {
  const assigned = new Set<string>();
  const changed = new Map<string, "changed" | "circle">();
  const change = (name: string | undefined, how: "changed" | "circle" = "changed") => {
    if (name !== undefined && changed.get(name) !== "circle") changed.set(name, how);
  };
  walk(file, node => {
    if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) {
      assign(node.left, node.right, assigned, change);
    } else if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
      const counts = node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
      if (counts) assign(node.operand, undefined, assigned, change);
    } else if (ts.isDeleteExpression(node)) {
      change(rootOf(node.expression));
    } else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { expression, name } = node.expression;
      if (changing.has(name.text)) change(rootOf(expression));
      const target = node.arguments[0];
      const assigns = name.text === "assign" || name.text === "defineProperty";
      if (assigns && target && ts.isIdentifier(expression) && expression.text === "Object") change(rootOf(target));
    } else if ((ts.isForOfStatement(node) || ts.isForInStatement(node)) && ts.isExpression(node.initializer)) {
      assign(node.initializer, undefined, assigned, change);
    }
    return undefined;
  });
  return { assigned, changed };
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function assign(
  target: ts.Expression,
  value: ts.Expression | undefined,
  assigned: Set<string>,
  change: (name: string | undefined, how?: "changed" | "circle") => void,
): void {
  const to = bare(target);
  if (ts.isIdentifier(to)) assigned.add(to.text);
  else if (ts.isObjectLiteralExpression(to) || ts.isArrayLiteralExpression(to)) {
    walk(to, node => {
      if (ts.isIdentifier(node)) assigned.add(node.text);
      return undefined;
    });
  } else {
    const name = rootOf(to);
    const same = value !== undefined && ts.isIdentifier(bare(value)) && rootOf(value) === name;
    change(name, same ? "circle" : "changed");
  }
}

/** `a` of `a.b[c].d`. */
function rootOf(node: ts.Expression): string | undefined {
  let base = bare(node);
  while (ts.isPropertyAccessExpression(base) || ts.isElementAccessExpression(base)) base = bare(base.expression);
  return ts.isIdentifier(base) ? base.text : undefined;
}
