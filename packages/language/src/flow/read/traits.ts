import ts from "typescript";
import { bare, walk } from "./unit.ts";

const changing = new Set(["push", "pop", "shift", "unshift", "splice", "sort", "reverse", "fill", "copyWithin"]);

/** Which names of a file are assigned again or changed in place, noted node by node. */
export class Noted {
  readonly assigned = new Set<string>();
  readonly changed = new Map<string, "changed" | "circle">();

  look(node: ts.Node): void {
    if (ts.isBinaryExpression(node)) {
      if (isAssignment(node.operatorToken.kind)) this.#assign(node.left, node.right);
    } else if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
      const counts = node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
      if (counts) this.#assign(node.operand);
    } else if (ts.isDeleteExpression(node)) {
      this.#change(rootOf(node.expression));
    } else if (ts.isCallExpression(node)) {
      if (ts.isPropertyAccessExpression(node.expression)) this.#call(node, node.expression);
    } else if (ts.isForOfStatement(node) || ts.isForInStatement(node)) {
      if (ts.isExpression(node.initializer)) this.#assign(node.initializer);
    }
  }

  #call({ arguments: [target] }: ts.CallExpression, { expression, name }: ts.PropertyAccessExpression): void {
    if (changing.has(name.text)) this.#change(rootOf(expression));
    if (name.text !== "assign" && name.text !== "defineProperty") return;
    if (target && ts.isIdentifier(expression) && expression.text === "Object") this.#change(rootOf(target));
  }

  #assign(target: ts.Expression, value?: ts.Expression): void {
    const to = bare(target);
    if (ts.isIdentifier(to)) this.assigned.add(to.text);
    else if (ts.isObjectLiteralExpression(to) || ts.isArrayLiteralExpression(to)) {
      walk(to, node => {
        if (ts.isIdentifier(node)) this.assigned.add(node.text);
        return true;
      });
    } else {
      const name = rootOf(to);
      const same = value !== undefined && ts.isIdentifier(bare(value)) && rootOf(value) === name;
      this.#change(name, same ? "circle" : "changed");
    }
  }

  #change(name: string | undefined, how: "changed" | "circle" = "changed"): void {
    if (name !== undefined && this.changed.get(name) !== "circle") this.changed.set(name, how);
  }
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** `a` of `a.b[c].d`. */
function rootOf(node: ts.Expression): string | undefined {
  let base = bare(node);
  while (ts.isPropertyAccessExpression(base) || ts.isElementAccessExpression(base)) base = bare(base.expression);
  return ts.isIdentifier(base) ? base.text : undefined;
}
