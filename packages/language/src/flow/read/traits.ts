import ts from "typescript";
import { bare, walk } from "./unit.ts";

const changing = new Set(["push", "pop", "shift", "unshift", "splice", "sort", "reverse", "fill", "copyWithin"]);

/** A name that is assigned again, or whose value is changed in place, and the node that does it. */
export interface Mark {
  readonly node: ts.Node;
  readonly name: string;
  readonly how: "assigned" | "changed" | "circle";
}

/** What is done to names, noted node by node. */
export class Noted {
  readonly marks: Mark[] = [];

  look(node: ts.Node): void {
    if (ts.isBinaryExpression(node)) {
      if (isAssignment(node.operatorToken.kind)) this.#assign(node, node.left, node.right);
    } else if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
      const counts = node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
      if (counts) this.#assign(node, node.operand);
    } else if (ts.isDeleteExpression(node)) {
      this.#change(node, rootOf(node.expression));
    } else if (ts.isCallExpression(node)) {
      if (ts.isPropertyAccessExpression(node.expression)) this.#call(node, node.expression);
    } else if (ts.isForOfStatement(node) || ts.isForInStatement(node)) {
      if (ts.isExpression(node.initializer)) this.#assign(node, node.initializer);
    }
  }

  #call(call: ts.CallExpression, { expression, name }: ts.PropertyAccessExpression): void {
    const [target] = call.arguments;
    if (changing.has(name.text)) this.#change(call, rootOf(expression));
    if (name.text !== "assign" && name.text !== "defineProperty") return;
    if (target && ts.isIdentifier(expression) && expression.text === "Object") this.#change(call, rootOf(target));
  }

  #assign(node: ts.Node, target: ts.Expression, value?: ts.Expression): void {
    const to = bare(target);
    if (ts.isIdentifier(to)) this.marks.push({ node, name: to.text, how: "assigned" });
    else if (ts.isObjectLiteralExpression(to) || ts.isArrayLiteralExpression(to)) {
      walk(to, inner => {
        if (ts.isIdentifier(inner)) this.marks.push({ node, name: inner.text, how: "assigned" });
        return true;
      });
    } else {
      const name = rootOf(to);
      const same = value !== undefined && ts.isIdentifier(bare(value)) && rootOf(value) === name;
      this.#change(node, name, same ? "circle" : "changed");
    }
  }

  #change(node: ts.Node, name: string | undefined, how: "changed" | "circle" = "changed"): void {
    if (name !== undefined) this.marks.push({ node, name, how });
  }
}

export interface NamesChanged {
  /** Names that are assigned again after they were declared; by name alone, so rather too many than too few. */
  readonly assigned: ReadonlySet<string>;
  /** Names whose value is changed in place, and how: `push`, `=`; `circle` if it is put into itself. */
  readonly changed: ReadonlyMap<string, "changed" | "circle">;
}

export function changedBy(marks: readonly Mark[]): NamesChanged {
  const assigned = new Set<string>();
  const changed = new Map<string, "changed" | "circle">();
  for (const { name, how } of marks) {
    if (how === "assigned") assigned.add(name);
    else if (changed.get(name) !== "circle") changed.set(name, how);
  }
  return { assigned, changed };
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
